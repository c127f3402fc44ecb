#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

/* sqlite3.h is GRDB's to import. Swift cannot call a function of any number of arguments. */
extern int sqlite3_config(int option, ...);

/* Counts no allocations (SQLITE_CONFIG_MEMSTATUS), which would take a lock for each. It has an
 * effect only before SQLite is first used in the process. */
static inline void farthing_sqlite_count_no_allocations(void) {
    (void)sqlite3_config(9, 0);
}
#endif
