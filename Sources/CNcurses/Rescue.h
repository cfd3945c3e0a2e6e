// The last line of defence: a process that crashes, or leaves by `exit`, still leaves the terminal
// as it found it.

#pragma once

#include <termios.h>

#include "Escapes.h"

// From now on a crash sends the bytes and sets the terminal's modes.
void rescue_arm(const escapes *bytes, const struct termios *modes);
// Restores the terminal at once, if armed; from any thread, for a process that is about to end.
void rescue_now(void);
// Puts everything back as it was before rescue_arm.
void rescue_disarm(void);
