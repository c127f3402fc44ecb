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

/* Has all threads take memory from one heap. Each would have one of its own, and what a thread gives
 * back no other could take: with one that prints and one that reads it would be a tenth more. */
static inline void farthing_share_one_heap(void) { (void)mallopt(M_ARENA_MAX, 1); }
#endif
