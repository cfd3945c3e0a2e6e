// Strings for the terminal that curses has no function for, or would send apart from the rest.

#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char bytes[512];
  size_t count;
} escapes;

// Adds a string of the terminal's description, without its padding marks; NULL adds nothing, and
// what does not fit is left out.
void escapes_add(escapes *all, const char *string);

// Writes all the bytes, waiting up to so many milliseconds (-1 for ever) whenever the descriptor
// would not take them; false when it cannot be done. Safe within a signal handler.
bool write_all(int descriptor, const char *bytes, size_t count, int patience);
