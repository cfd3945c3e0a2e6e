// Where a frame is put together. Curses writes to the terminal row by row; left to itself, it would
// show half a frame whenever the terminal draws between two rows. So it writes into memory instead,
// and a frame leaves in one piece.

#pragma once

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "Escapes.h"

// The stream to give to curses; the terminal itself, until stage_hold. NULL when there is none.
FILE *stage_open(void);
// From now on what is written is kept; false where that cannot be had, and it goes out as before.
bool stage_hold(void);
bool stage_is_holding(void);
// Adds to what curses has written.
void stage_add(const escapes *all);
// Sends what is kept to standard output.
void stage_send(void);
// How much is kept, and a way back to when it was less.
off_t stage_length(void);
void stage_cut(off_t length);
// Ends the stream.
void stage_close(void);
