// Where a frame is put together. Curses writes to the terminal row by row; left to itself, it would
// show half a frame whenever the terminal draws between two rows. So it writes into memory instead,
// and a frame leaves in one piece.

#pragma once

#include <stdio.h>

#include "Escapes.h"

// The stream to give to curses; the terminal itself, until stage_hold. NULL when there is none.
FILE *stage_open(void);
// From now on what is written is kept. Where that cannot be had, it goes out as before.
void stage_hold(void);
// Adds to what curses has written.
void stage_add(const escapes *all);
// Sends what is kept to standard output.
void stage_send(void);
// Ends the stream.
void stage_close(void);
