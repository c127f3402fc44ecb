#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>

/* glibc shows this under _GNU_SOURCE alone, which would make other types of Swift's own. */
extern int memfd_create(const char *name, unsigned int flags);

/* A file that lives in memory and goes when it is closed. 1 is MFD_CLOEXEC. */
static inline int farthing_memory_file(void) { return memfd_create("workbook", 1); }
#endif
