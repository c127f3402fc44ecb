#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H
#include <malloc.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A file in memory without a name, which no program keeps that is started without being given it.
 * The header that declares it is behind a switch that Swift's Glibc does not set. */
static inline int farthing_nameless_file(const char *purpose) {
    const unsigned int close_on_exec = 1;
    return (int)syscall(SYS_memfd_create, purpose, close_on_exec);
}

/* Since glibc 2.34; declared behind the same switch. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/* Closes every file from a number on in the program that is started. */
static inline int farthing_close_from(posix_spawn_file_actions_t *actions, int number) {
    return posix_spawn_file_actions_addclosefrom_np(actions, number);
}

/* Has all threads take memory from one heap, and what is large from the system alone. Each thread
 * would have a heap of its own, of which no other takes what was given back; and a heap keeps what
 * was once in it, however large. With one thread that prints and one that reads it is a fifth. */
static inline void farthing_give_memory_back(void) {
    const int large = 1 << 20;
    (void)mallopt(M_ARENA_MAX, 1);
    (void)mallopt(M_MMAP_THRESHOLD, large);
}
#endif
