#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

/* sqlite3.h is GRDB's to import. Swift cannot call a function of any number of arguments. */
extern int sqlite3_config(int option, ...);

/* Counts no allocations (SQLITE_CONFIG_MEMSTATUS), which would take a lock for each. It has an
 * effect only before SQLite is first used in the process. */
static inline void farthing_sqlite_count_no_allocations(void) {
    (void)sqlite3_config(9, 0);
}

struct sqlite3;
extern int sqlite3_db_config(struct sqlite3 *, int option, ...);

/* Whether a connection leaves its log as it is when it is closed (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE):
 * it is otherwise written into the file, and taken away. */
static inline void farthing_sqlite_leave_log(void *connection, int leaves) {
    (void)sqlite3_db_config((struct sqlite3 *)connection, 1006, leaves, (int *)0);
}
#endif
