#define _GNU_SOURCE

#include "Stage.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "Mixing.h"

static FILE *stream;
static bool is_holding;

FILE *stage_open(void) {
  int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (descriptor < 0) return NULL;
  stream = fdopen(descriptor, "w");
  if (stream == NULL) close(descriptor);
  return stream;
}

bool stage_hold(void) {
#ifdef __linux__
  int memory = memfd_create("frame", MFD_CLOEXEC);
  if (memory < 0) return false;
  // Curses keeps to its descriptor, which from now on is another file.
  is_holding = dup3(memory, fileno(stream), O_CLOEXEC) >= 0;
  close(memory);
#endif
  return is_holding;
}

bool stage_is_holding(void) { return is_holding; }

void stage_add(const escapes *all) {
  write_all(fileno(stream), all->bytes, all->count, -1);
}

void stage_send(void) {
  static char bytes[64 * 1024], mixed[2 * sizeof bytes];
  if (!is_holding) return;
  int descriptor = fileno(stream);
  off_t length = lseek(descriptor, 0, SEEK_CUR);
  // The offset tells how much there is; older bytes beyond it are not looked at.
  for (off_t sent = 0; sent < length;) {
    size_t left = (size_t)(length - sent);
    ssize_t count = pread(descriptor, bytes, left < sizeof bytes ? left : sizeof bytes, sent);
    if (count <= 0) break;
    size_t whole = (size_t)count;
    const char *ready = bytes;
    size_t ready_count = whole;
    if (mixing_is_used()) {
      // What is cut at the end of the buffer goes with the rest; at the end of the frame nothing is.
      if (whole < left) whole = mixing_whole_length(bytes, whole);
      ready_count = mixing_translate(bytes, whole, mixed);
      ready = mixed;
    }
    if (!write_all(STDOUT_FILENO, ready, ready_count, -1)) break;
    sent += (off_t)whole;
  }
  lseek(descriptor, 0, SEEK_SET);
}

off_t stage_length(void) { return is_holding ? lseek(fileno(stream), 0, SEEK_CUR) : 0; }

void stage_cut(off_t length) {
  if (is_holding) lseek(fileno(stream), length, SEEK_SET);
}

void stage_close(void) {
  if (stream != NULL) fclose(stream);
  stream = NULL;
  is_holding = false;
}
