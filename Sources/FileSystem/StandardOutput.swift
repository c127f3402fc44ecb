// C's own variable for the stream, which is set once before anything runs.
@preconcurrency import Glibc

/// What a process prints.
public enum StandardOutput {
    /// Sends on what was printed.
    ///
    /// - Returns: Why not all of it could be written; nil where it was, or where its reader had
    ///   seen enough and closed the pipe.
    public static func failure() -> String? {
        errno = 0
        let isFlushed = fflush(stdout) == 0
        let reason = errno
        guard !isFlushed || ferror(stdout) != 0 else { return nil }
        if reason == EPIPE { return nil }
        return reason == 0 ? "an earlier part was lost" : String(cString: strerror(reason))
    }
}
