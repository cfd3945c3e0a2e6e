#include "Escapes.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

void escapes_add(escapes *all, const char *string) {
  if (string == NULL || strlen(string) > sizeof all->bytes - all->count) return;
  for (const char *next = string; *next != '\0'; next++) {
    if (next[0] == '$' && next[1] == '<') {
      next = strchr(next, '>');
      if (next == NULL) return;
    } else {
      all->bytes[all->count++] = *next;
    }
  }
}

bool write_all(int descriptor, const char *bytes, size_t count, int patience) {
  while (count > 0) {
    // A write to a terminal that takes nothing would wait for ever, whatever its mode.
    struct pollfd room = {.fd = descriptor, .events = POLLOUT};
    if (patience >= 0 && poll(&room, 1, patience) == 0) return false;
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      // Someone who shares the terminal has made it non-blocking.
      struct pollfd output = {.fd = descriptor, .events = POLLOUT};
      if (poll(&output, 1, patience) == 0) return false;
    } else if (written == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}
