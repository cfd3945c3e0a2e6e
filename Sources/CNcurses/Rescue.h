// The last line of defence: a process that crashes or calls `exit` still leaves the terminal usable.

#pragma once

#include <termios.h>

// Forgets the bytes to send.
void rescue_clear(void);
// Adds to the bytes to send, leaving out the description's padding marks; NULL adds nothing.
void rescue_add(const char *string);
// From now on a crash sends the bytes to standard output and sets its modes to these.
void rescue_arm(const struct termios *modes);
// Puts everything back as it was before rescue_arm.
void rescue_disarm(void);
