// Curses as the Terminal target sees it: plain functions on plain types. What curses offers as
// macros, as `stdscr` or as changing globals stays behind this header, for Swift cannot or should
// not see it.
//
// There is one terminal per process, on standard input and output, and one thread speaks to it.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How the taking of the terminal went.
typedef enum {
  NR_TAKEN,
  NR_NOT_A_TERMINAL,
  NR_TYPE_UNSET,
  NR_UNKNOWN_TYPE,
  NR_TOO_SIMPLE,
} nr_outcome;

// One column of a row, as `Screen.Cell` describes it.
typedef struct {
  uint32_t scalar;
  uint64_t marks;      // up to three, 21 bits each from the lowest; 0 for none
  int16_t pair;        // as defined with nr_define_pair; 0 for the terminal's own colours
  uint8_t width;       // 1 or 2; 0 for the right half of a wide cell
  uint8_t attributes;  // NR_BOLD and its kind
} nr_cell;

enum { NR_BOLD = 1, NR_DIM = 2, NR_ITALIC = 4, NR_UNDERLINE = 8, NR_REVERSE = 16 };

/// Restores the terminal as far as it can in a second, from any thread, for a process that is about
/// to end by force.
void nr_rescue(void);

// Has a crash, while the terminal is taken, leave a report in a new file: some text, where the process was, and
// what was noted last; the folder is made if it is missing. NULL for none; false when something is too long.
bool nr_report_crashes(const char *folder, const char *path, const char *head);
// What the report says of where the reader was, in one short line.
void nr_note(const char *words);

// Takes the terminal. Nothing is sent, and nothing is changed, unless the answer is NR_TAKEN.
nr_outcome nr_take(bool wants_colours);
// Gives the terminal back for a while. Does nothing when it is not held.
void nr_suspend(void);
// Takes it again; the next nr_update paints everything.
void nr_resume(void);
// Gives the terminal back for good. May be called at any time, any number of times.
void nr_give_back(void);

// The value of TERM, or "".
const char *nr_type(void);
// A string of the terminal's description, such as "kcuu1"; NULL when it has none.
const char *nr_capability(const char *name);
// Whether the description has a flag such as "RGB"; a number such as "colors", or a negative one.
bool nr_has_flag(const char *name);
int nr_number(const char *name);
// Looks the description up without taking the terminal; false when there is none.
bool nr_describe(void);
// The character set of the locale, once the terminal has been taken or this has been asked; the locale is set
// to one with UTF-8 if there is any.
const char *nr_charset(void);
// A variable of the environment, or "".
const char *nr_variable(const char *name);
// How many colours and how many pairs of them can be used; 0 without colours.
int nr_colour_count(void);
int nr_pair_count(void);

// The window's size as the terminal tells it, else as its description does, else 80x24.
void nr_window_size(int *width, int *height);
// Tells curses the size to draw for; the next nr_update paints everything.
void nr_resize(int width, int height);

// Gives a pair of colours its number, from 1. -1 is the terminal's own colour.
void nr_define_pair(int pair, int foreground, int background);
// Whether what is drawn with a number of the palette can be sent as a mixed colour.
bool nr_can_mix(void);
// Has a number of the palette, from 16 on, stand for a mixed colour.
void nr_define_colour(uint8_t index, uint8_t red, uint8_t green, uint8_t blue);
// Has every number stand for itself again.
void nr_forget_colours(void);
// Sets a part of a row, which neither begins nor ends within a wide character; what does not fit is
// cut off.
void nr_paint(int row, int column, const nr_cell *cells, int count);
// Where the cursor rests after the next nr_update, and whether it can be seen.
void nr_place_cursor(int row, int column, bool is_visible);
// Whether the terminal reports the mouse, from the next nr_update on.
void nr_report_mouse(bool is_wanted);
// Asks the terminal for the colour of its background and, so that an end is known, what it is; and to tell
// when its colours change. The answers come as input.
void nr_ask_background(void);
// Has the next nr_update clear the screen and paint everything.
void nr_repaint(void);
// Sends bytes that change nothing of what the terminal shows; false when it may not understand them.
bool nr_send(const uint8_t *bytes, size_t count);
// Sends what differs between the terminal and what it should show, in one piece.
void nr_update(void);

// Reads what has arrived without waiting: the number of bytes, 0 for none, -1 when input has ended.
ptrdiff_t nr_read(uint8_t *bytes, size_t limit);
// Waits for input for so long (-1 for ever); false when none has come.
bool nr_wait(int milliseconds);

// Asking the terminal while it is not taken: its input comes unchanged and unseen, until nr_end_asking; false
// when there is nobody to ask. Whatever signal comes meanwhile, the terminal is left as it was found.
bool nr_begin_asking(void);
// Milliseconds since nr_begin_asking.
int nr_asking_time(void);
void nr_end_asking(bool drops_input);
// Sends bytes as they are; false when the terminal does not take them.
bool nr_say(const uint8_t *bytes, size_t count);
