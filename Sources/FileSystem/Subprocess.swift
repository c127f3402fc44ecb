import CLinux
import Glibc

/// Another program, run to its end.
///
/// It is found on the search path, is given three files and nothing else of this process: no
/// other open file, no terminal and no environment but where programs are and a plain language.
public struct Subprocess {
    private let words: [String]

    /// - Parameter words: The program's name and its arguments.
    public init(_ words: [String]) { self.words = words }

    /// Runs it.
    ///
    /// - Parameters:
    ///   - input: Is its file 3. Its standard input is empty.
    ///   - output: Is its standard output.
    ///   - complaint: Is its standard error.
    /// - Returns: The status with which it ended; 128 and the signal's number where one ended it.
    /// - Throws: ``FileError`` where it could not be started.
    public func run(
        input: MemoryFile,
        output: MemoryFile,
        complaint: MemoryFile
    ) throws(FileError) -> Int {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.number, 1)
        posix_spawn_file_actions_adddup2(&actions, complaint.number, 2)
        posix_spawn_file_actions_adddup2(&actions, input.number, 3)
        farthing_close_from(&actions, 4)
        var process = pid_t()
        let status = Self.withCStrings(words) { arguments in
            Self.withCStrings(["PATH=\(Self.searchPath)", "LC_ALL=C"]) { environment in
                posix_spawnp(&process, words[0], &actions, nil, arguments, environment)
            }
        }
        guard status == 0 else {
            throw .failed(
                path: words[0],
                doing: "started",
                reason: String(cString: strerror(status))
            )
        }
        return try Self.end(of: process, words[0])
    }

    /// Where Debian's programs are, and a machine's own.
    private static let searchPath = "/usr/local/bin:/usr/bin:/bin"

    private static func end(of process: pid_t, _ name: String) throws(FileError) -> Int {
        var status: Int32 = 0
        guard retrying({ Int(waitpid(process, &status, 0)) }) == Int(process) else {
            throw .failed(path: name, doing: "waited for", reason: lastFailure())
        }
        // The low seven bits are the signal, the next byte the status.
        let signal = Int(status & 0x7F)
        return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
    }

    private static func withCStrings<Result>(
        _ words: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = words.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
