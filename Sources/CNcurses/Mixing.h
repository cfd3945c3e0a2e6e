// Colours beyond the palette of a terminal that can mix them though its description does not say so.
//
// Curses could only be made to send them by changing the terminal's palette, which a crash would leave
// changed. So it draws with numbers of the palette that stand for them, and on the way out the
// sequences that choose such a number become those that name red, green and blue.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// From now on a number of the palette, from 16 on, stands for a colour.
void mixing_define(uint8_t index, uint8_t red, uint8_t green, uint8_t blue);
// None stands for anything but itself.
void mixing_forget(void);
// Whether any does.
bool mixing_is_used(void);
// The length of bytes without a sequence at their end that may go on in the bytes after them.
size_t mixing_whole_length(const char *bytes, size_t count);
// Copies whole bytes with the colours in place of their numbers, and returns how many that makes: at
// most twice as many.
size_t mixing_translate(const char *bytes, size_t count, char *into);
