/* Writes the rows of finished books into fresh files as fast as plain SQLite does.
 *
 *     rawsqlite BOOKS OUTPUT [--after COMMANDS] [--triggers]
 *
 * What `farthing apply` is measured against: the same tables and indexes, the same settings
 * (WAL, synchronous=FULL, foreign keys), the same rows in the same order, prepared statements,
 * one UPDATE of the account for each posting, one transaction for each 1,000 commands. There is
 * no parsing, rule, hash, seal or encryption, and no trigger unless --triggers asks for those of
 * the books, which then keep the accounts.
 *
 * 1. The finished books' schema is made in two fresh files.
 * 2. Every table is read in the order of the records that its rows came of. Where a row does not
 *    say so (`claim_line`), the table's rows are spread evenly over the records.
 * 3. A batch of 1,000 commands is read into memory, then written in one transaction. Only the
 *    writing is timed, with the closing of the files, which moves their logs into them.
 *    The first COMMANDS commands, a setup, are written and not timed.
 *
 * Prints one line of JSON: seconds, CPU seconds, rows, updates, commands.
 */
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 1000, MAX_STREAMS = 64, MAX_COLUMNS = 16, HEAD_COLUMNS = 7 };
enum Kind { OTHER, ACCOUNT, POSTING, ENTRY };

static const char *const SETTINGS =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
    "PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768;"
    "PRAGMA wal_autocheckpoint = 4000;";

/* A table being copied, in the order of records. */
typedef struct {
    char name[64];
    enum Kind kind;
    int is_vault;
    int columns;
    sqlite3_stmt *reader; /* column 0 is the record's seq */
    sqlite3_stmt *writer;
    int has_row;
} Stream;

typedef struct {
    sqlite3_int64 seq;
    int stream;
    int order; /* keeps the sort stable */
    sqlite3_value *values[MAX_COLUMNS];
} Row;

typedef struct {
    sqlite3_int64 account, amount;
    int is_debit;
} Change;

static Stream streams[MAX_STREAMS];
static int stream_count;
static Row *rows;
static int row_count, row_capacity;
static Change *changes;
static int change_count, change_capacity;
static char *debit_normal; /* by account id */
static sqlite3_int64 account_limit;
static int with_triggers;
static sqlite3_stmt *add_debit, *add_credit, *write_head;
static sqlite3_value *head[HEAD_COLUMNS];
static long rows_written, updates_done;
static double seconds, cpu_seconds;

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("rawsqlite: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

static void check(int code, sqlite3 *database, const char *what) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        fail("%s: %s", what, sqlite3_errmsg(database));
}

static void run(sqlite3 *database, const char *sql) {
    check(sqlite3_exec(database, sql, NULL, NULL, NULL), database, sql);
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
    sqlite3_stmt *statement = NULL;
    check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL),
          database, sql);
    return statement;
}

static sqlite3_int64 integer(sqlite3 *database, const char *sql) {
    sqlite3_stmt *statement = prepare(database, sql);
    sqlite3_int64 value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return value;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* --- The files --- */

static sqlite3 *open_source(const char *directory, const char *file) {
    char path[4096];
    sqlite3 *database = NULL;
    snprintf(path, sizeof path, "%s/%s", directory, file);
    check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), database, path);
    return database;
}

static sqlite3 *make_target(sqlite3 *source, const char *directory, const char *file) {
    char path[4096];
    sqlite3 *database = NULL;
    snprintf(path, sizeof path, "%s/%s", directory, file);
    unlink(path);
    check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), database, path);
    run(database, SETTINGS);
    sqlite3_stmt *schema = prepare(
        source, "SELECT sql, type FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                " ORDER BY type <> 'table', rowid");
    while (sqlite3_step(schema) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(schema, 1);
        if (strcmp(type, "trigger") != 0 || with_triggers)
            run(database, (const char *)sqlite3_column_text(schema, 0));
    }
    sqlite3_finalize(schema);
    return database;
}

/* --- Reading in the order of records --- */

static int has_column(sqlite3 *database, const char *table, const char *column) {
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'", table, column);
    return integer(database, sql) > 0;
}

/* The expression that gives the record of a row. */
static void order_of(sqlite3 *database, const char *table, sqlite3_int64 size, char *sql, size_t length) {
    if (strcmp(table, "account") == 0)
        snprintf(sql, length, "coalesce((SELECT min(entry_seq) FROM posting WHERE account_id = t.id), 0)");
    else if (strcmp(table, "subject_key") == 0)
        snprintf(sql, length,
                 "(SELECT min(rowid) - 1 FROM item WHERE subject = t.subject) * %lld / (SELECT max(rowid) FROM item)",
                 size);
    else if (strcmp(table, "checkpoint") == 0)
        snprintf(sql, length, "size - 1");
    else if (strcmp(table, "command") == 0)
        snprintf(sql, length, "first");
    else if (strcmp(table, "matter") == 0)
        snprintf(sql, length, "opened");
    else if (has_column(database, table, "entry_seq"))
        snprintf(sql, length, "entry_seq");
    else if (has_column(database, table, "seq"))
        snprintf(sql, length, "seq");
    else
        snprintf(sql, length, "(row_number() OVER () - 1) * %lld / (SELECT count(*) FROM \"%s\")", size, table);
}

/* What raises a balance comes before what lowers one, so that the triggers cross no floor on the way. */
static const char *const RAISING_FIRST =
    ", t.side <> (SELECT normal FROM account WHERE id = t.account_id), t.line";

static enum Kind kind_of(const char *table) {
    if (strcmp(table, "account") == 0) return ACCOUNT;
    if (strcmp(table, "posting") == 0) return POSTING;
    return strcmp(table, "entry") == 0 ? ENTRY : OTHER;
}

static void add_stream(sqlite3 *source, sqlite3 *target, const char *table, sqlite3_int64 size, int is_vault) {
    char order[512], sql[1024];
    Stream *stream = &streams[stream_count++];
    if (stream_count > MAX_STREAMS) fail("more tables than expected");
    snprintf(stream->name, sizeof stream->name, "%s", table);
    stream->kind = is_vault ? OTHER : kind_of(table);
    stream->is_vault = is_vault;
    order_of(source, table, size, order, sizeof order);
    snprintf(sql, sizeof sql, "SELECT %s AS record_order, t.* FROM \"%s\" t ORDER BY record_order%s", order, table,
             stream->kind == POSTING ? RAISING_FIRST : "");
    stream->reader = prepare(source, sql);
    stream->columns = sqlite3_column_count(stream->reader) - 1;
    if (stream->columns > MAX_COLUMNS) fail("%s has more columns than expected", table);
    int used = snprintf(sql, sizeof sql, "INSERT INTO \"%s\" VALUES(?", table);
    for (int column = 1; column < stream->columns; column++)
        used += snprintf(sql + used, sizeof sql - (size_t)used, ", ?");
    snprintf(sql + used, sizeof sql - (size_t)used, ")");
    stream->writer = prepare(target, sql);
    stream->has_row = sqlite3_step(stream->reader) == SQLITE_ROW;
}

/* What others refer to comes first; an entry comes after its postings, as its triggers ask. */
static void add_streams(sqlite3 *source, sqlite3 *target, sqlite3_int64 size, int is_vault) {
    sqlite3_stmt *tables = prepare(
        source, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('head', 'sqlite_sequence')"
                " ORDER BY CASE name WHEN 'record' THEN 0 WHEN 'account' THEN 1 WHEN 'posting' THEN 2"
                " WHEN 'entry' THEN 3 WHEN 'payment' THEN 4 WHEN 'subject_key' THEN 5 ELSE 6 END, rowid");
    while (sqlite3_step(tables) == SQLITE_ROW)
        add_stream(source, target, (const char *)sqlite3_column_text(tables, 0), size, is_vault);
    sqlite3_finalize(tables);
}

static void keep_row(int index) {
    Stream *stream = &streams[index];
    if (row_count == row_capacity) {
        row_capacity = row_capacity ? row_capacity * 2 : 65536;
        rows = realloc(rows, (size_t)row_capacity * sizeof *rows);
        if (!rows) fail("no memory");
    }
    Row *row = &rows[row_count];
    row->seq = sqlite3_column_int64(stream->reader, 0);
    row->stream = index;
    row->order = row_count++;
    for (int column = 0; column < stream->columns; column++)
        row->values[column] = sqlite3_value_dup(sqlite3_column_value(stream->reader, column + 1));
}

static int by_record(const void *one, const void *two) {
    const Row *a = one, *b = two;
    if (a->seq != b->seq) return a->seq < b->seq ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Reads what came of the records before one. */
static void load(sqlite3_int64 before) {
    row_count = 0;
    for (int index = 0; index < stream_count; index++) {
        Stream *stream = &streams[index];
        while (stream->has_row && sqlite3_column_int64(stream->reader, 0) < before) {
            keep_row(index);
            stream->has_row = sqlite3_step(stream->reader) == SQLITE_ROW;
        }
    }
    qsort(rows, (size_t)row_count, sizeof *rows, by_record);
}

static void unload(void) {
    for (int index = 0; index < row_count; index++)
        for (int column = 0; column < streams[rows[index].stream].columns; column++)
            sqlite3_value_free(rows[index].values[column]);
}

static void read_accounts(sqlite3 *source) {
    account_limit = integer(source, "SELECT max(id) + 1 FROM account");
    debit_normal = calloc((size_t)account_limit, 1);
    sqlite3_stmt *accounts = prepare(source, "SELECT id, normal = 'debit' FROM account");
    while (sqlite3_step(accounts) == SQLITE_ROW)
        debit_normal[sqlite3_column_int64(accounts, 0)] = (char)sqlite3_column_int(accounts, 1);
    sqlite3_finalize(accounts);
}

/* --- Writing --- */

static void note_change(const Row *row) {
    if (change_count == change_capacity) {
        change_capacity = change_capacity ? change_capacity * 2 : 256;
        changes = realloc(changes, (size_t)change_capacity * sizeof *changes);
        if (!changes) fail("no memory");
    }
    Change *change = &changes[change_count++];
    change->account = sqlite3_value_int64(row->values[2]);
    change->is_debit = strcmp((const char *)sqlite3_value_text(row->values[3]), "debit") == 0;
    change->amount = sqlite3_value_int64(row->values[4]);
}

/* What raises a balance first, so that no floor is crossed on the way. */
static void apply_changes(sqlite3 *target) {
    for (int lowering = 0; lowering < 2; lowering++) {
        for (int index = 0; index < change_count; index++) {
            Change *change = &changes[index];
            if ((debit_normal[change->account] != change->is_debit) != lowering) continue;
            sqlite3_stmt *update = change->is_debit ? add_debit : add_credit;
            sqlite3_bind_int64(update, 1, change->amount);
            sqlite3_bind_int64(update, 2, change->account);
            check(sqlite3_step(update), target, "UPDATE account");
            sqlite3_reset(update);
            updates_done++;
        }
    }
    change_count = 0;
}

static void insert(const Row *row, sqlite3 *target) {
    Stream *stream = &streams[row->stream];
    // The counters of an account, its last two columns, begin at zero.
    int copied = stream->columns - (stream->kind == ACCOUNT ? 2 : 0);
    for (int column = 0; column < stream->columns; column++) {
        if (column < copied) sqlite3_bind_value(stream->writer, column + 1, row->values[column]);
        else sqlite3_bind_int64(stream->writer, column + 1, 0);
    }
    check(sqlite3_step(stream->writer), target, stream->name);
    sqlite3_reset(stream->writer);
    rows_written++;
}

static void write_rows(sqlite3 *journal, sqlite3 *vault) {
    run(journal, "BEGIN IMMEDIATE");
    run(vault, "BEGIN IMMEDIATE");
    for (int index = 0; index < row_count; index++) {
        Row *row = &rows[index];
        Stream *stream = &streams[row->stream];
        insert(row, stream->is_vault ? vault : journal);
        if (with_triggers) continue;
        if (stream->kind == POSTING) note_change(row);
        else if (stream->kind == ENTRY) apply_changes(journal);
    }
    for (int column = 0; column < HEAD_COLUMNS; column++)
        sqlite3_bind_value(write_head, column + 1, head[column]);
    check(sqlite3_step(write_head), journal, "head");
    sqlite3_reset(write_head);
    run(vault, "COMMIT");
    run(journal, "COMMIT");
}

static void write_batch(sqlite3 *journal, sqlite3 *vault, int is_timed) {
    if (!is_timed) {
        write_rows(journal, vault);
        rows_written = updates_done = 0;
        return;
    }
    double started = now(), cpu_started = cpu();
    write_rows(journal, vault);
    seconds += now() - started;
    cpu_seconds += cpu() - cpu_started;
}

static void read_head(sqlite3 *source) {
    sqlite3_stmt *statement = prepare(source, "SELECT * FROM head");
    if (sqlite3_step(statement) != SQLITE_ROW) fail("the books have no head");
    if (sqlite3_column_count(statement) != HEAD_COLUMNS) fail("the head has other columns than expected");
    for (int column = 0; column < HEAD_COLUMNS; column++)
        head[column] = sqlite3_value_dup(sqlite3_column_value(statement, column));
    sqlite3_finalize(statement);
}

/* The statements that copy no table. */
static void prepare_own(sqlite3 *target) {
    add_debit = prepare(target, "UPDATE account SET debits = debits + ? WHERE id = ?");
    add_credit = prepare(target, "UPDATE account SET credits = credits + ? WHERE id = ?");
    write_head = prepare(target, "INSERT OR REPLACE INTO head VALUES(?, ?, ?, ?, ?, ?, ?)");
}

static void finalize_own(void) {
    sqlite3_finalize(add_debit);
    sqlite3_finalize(add_credit);
    sqlite3_finalize(write_head);
}

static void require_same(sqlite3 *source, sqlite3 *target, const char *sql) {
    sqlite3_int64 expected = integer(source, sql), found = integer(target, sql);
    if (expected != found) fail("%s: %lld in the books, %lld written", sql, expected, found);
}

/* The first record of each batch but the first, and how many commands come before it. */
static sqlite3_stmt *batch_starts(sqlite3 *source, long after) {
    char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT first, n FROM (SELECT first, row_number() OVER (ORDER BY first) - 1 AS n FROM command)"
             " WHERE n > 0 AND ((n < %ld AND n %% %d = 0) OR (n >= %ld AND (n - %ld) %% %d = 0)) ORDER BY n",
             after, BATCH, after, after, BATCH);
    return prepare(source, sql);
}

static void finish(sqlite3 *journal, sqlite3 *vault) {
    for (int index = 0; index < stream_count; index++) {
        sqlite3_finalize(streams[index].reader);
        sqlite3_finalize(streams[index].writer);
    }
    double started = now(), cpu_started = cpu();
    sqlite3_close(vault);
    sqlite3_close(journal);
    seconds += now() - started;
    cpu_seconds += cpu() - cpu_started;
}

int main(int argument_count, char **arguments) {
    long after = 0;
    if (argument_count < 3) fail("usage: rawsqlite BOOKS OUTPUT [--after COMMANDS] [--triggers]");
    for (int index = 3; index < argument_count; index++) {
        if (strcmp(arguments[index], "--triggers") == 0) with_triggers = 1;
        else if (strcmp(arguments[index], "--after") == 0 && index + 1 < argument_count)
            after = atol(arguments[++index]);
        else fail("unknown argument %s", arguments[index]);
    }
    mkdir(arguments[2], 0700);
    sqlite3 *from_journal = open_source(arguments[1], "journal.sqlite");
    sqlite3 *from_vault = open_source(arguments[1], "vault.sqlite");
    sqlite3 *journal = make_target(from_journal, arguments[2], "journal.sqlite");
    sqlite3 *vault = make_target(from_vault, arguments[2], "vault.sqlite");
    sqlite3_int64 size = integer(from_journal, "SELECT max(seq) + 1 FROM record");
    add_streams(from_journal, journal, size, 0);
    add_streams(from_vault, vault, size, 1);
    read_accounts(from_journal);
    read_head(from_journal);
    prepare_own(journal);

    sqlite3_stmt *starts = batch_starts(from_journal, after);
    long written = 0;
    for (int is_last = 0; !is_last;) {
        is_last = sqlite3_step(starts) != SQLITE_ROW;
        load(is_last ? size + 1 : sqlite3_column_int64(starts, 0));
        write_batch(journal, vault, written >= after);
        unload();
        if (!is_last) written = sqlite3_column_int64(starts, 1);
    }
    sqlite3_finalize(starts);
    require_same(from_journal, journal, "SELECT count(*) FROM posting");
    require_same(from_journal, journal, "SELECT sum(id * (debits % 9973) + credits % 9973) FROM account");
    require_same(from_journal, journal, "SELECT count(*) FROM record");
    require_same(from_vault, vault, "SELECT count(*) FROM item");
    finalize_own();
    finish(journal, vault);
    long commands = (long)integer(from_journal, "SELECT count(*) FROM command") - after;
    printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"rows\": %ld, \"updates\": %ld, \"commands\": %ld}\n",
           seconds, cpu_seconds, rows_written, updates_done, commands);
    return 0;
}
