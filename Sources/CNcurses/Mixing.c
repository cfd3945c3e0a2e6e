#include "Mixing.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  bool is_set;
  uint8_t red, green, blue;
} mixed;

static mixed colours[256];
static bool is_used;

// The longest is ESC [ 3 8 ; 5 ; 2 5 5 m
enum { LONGEST = 11 };

void mixing_define(uint8_t index, uint8_t red, uint8_t green, uint8_t blue) {
  if (index < 16) return;
  colours[index] = (mixed){true, red, green, blue};
  is_used = true;
}

void mixing_forget(void) {
  memset(colours, 0, sizeof colours);
  is_used = false;
}

bool mixing_is_used(void) { return is_used; }

size_t mixing_whole_length(const char *bytes, size_t count) {
  size_t shortest = count < LONGEST ? 0 : count - LONGEST + 1;
  for (size_t start = count; start > shortest; start--) {
    if (bytes[start - 1] == '\033') {
      bool is_ended = memchr(&bytes[start - 1], 'm', count - start + 1) != NULL;
      return is_ended ? count : start - 1;
    }
  }
  return count;
}

// Reads the number of a sequence that chooses a colour of the palette, and how long that is; 0 when
// it is another one.
static size_t read_choice(const char *bytes, size_t count, int *number) {
  if (count < 9 || bytes[1] != '[' || (bytes[2] != '3' && bytes[2] != '4')) return 0;
  if (memcmp(&bytes[3], "8;5;", 4) != 0) return 0;
  *number = 0;
  for (size_t i = 7; i < count && i < LONGEST; i++) {
    if (bytes[i] == 'm') return i > 7 ? i + 1 : 0;
    if (bytes[i] < '0' || bytes[i] > '9') return 0;
    *number = *number * 10 + (bytes[i] - '0');
  }
  return 0;
}

size_t mixing_translate(const char *bytes, size_t count, char *into) {
  size_t made = 0;
  size_t done = 0;
  while (done < count) {
    const char *next = memchr(&bytes[done], '\033', count - done);
    size_t plain = next == NULL ? count - done : (size_t)(next - &bytes[done]);
    memcpy(&into[made], &bytes[done], plain);
    made += plain;
    done += plain;
    if (next == NULL) break;
    int number = 0;
    size_t length = read_choice(next, count - done, &number);
    if (length > 0 && number < 256 && colours[number].is_set) {
      const mixed *colour = &colours[number];
      char sequence[32];
      int size = snprintf(sequence, sizeof sequence, "\033[%c8;2;%u;%u;%um", next[2],
                          (unsigned)colour->red, (unsigned)colour->green, (unsigned)colour->blue);
      memcpy(&into[made], sequence, (size_t)size);
      made += (size_t)size;
      done += length;
    } else {
      into[made++] = '\033';
      done++;
    }
  }
  return made;
}
