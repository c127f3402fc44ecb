import Bootstrap
import CLI
import Calendar
import FileSystem
import Files
import Glibc
import Printing
import StrictJSON
import Synchronization

/// Somebody at the command line, in a folder of their own.
final class Session {
    let folder: Folder
    private let screen = Screen()
    /// Whether there is a person who can be asked.
    var isAtTerminal = false
    var variables: [String: String] = [:]
    /// A time-stamping authority, in place of the network.
    var authority: @Sendable (_ address: String, _ request: [UInt8]) throws -> [UInt8] = { _, _ in
        throw AuthorityFailure(code: "authority.no-answer", message: "There is no network here.")
    }
    /// What the machine's clock says, unless it is out of range.
    var isClockOutOfRange = false
    var now = "2026-11-20T10:00:00.000Z"

    init() throws {
        var template = Array("/tmp/farthing-cli-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw FileError.failed(path: "/tmp", doing: "made", reason: "mkdtemp failed")
        }
        folder = Folder(String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self))
    }

    deinit { try? folder.remove() }

    /// What a command line came to.
    struct Result {
        let status: CLI.ExitStatus
        /// Everything written, in order, with the folder's path as `DIR`.
        let text: String

        /// The last line as JSON.
        var json: JSONValue {
            get throws {
                let line = text.split(separator: "\n").last ?? ""
                return try JSONParser.value(of: Array(line.utf8))
            }
        }
    }

    /// Runs a command line; `DIR` in an argument is the session's folder.
    @discardableResult
    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) throws -> Result {
        screen.clear()
        let status = CommandLineInterface.run(
            arguments.map { $0.replacing("DIR", with: folder.path) },
            in: try shell()
        )
        let text = screen.text
        return Result(status: status, text: text.replacing(folder.path, with: "DIR"))
    }

    /// Has a person answer what will be asked, in order.
    func answering(_ lines: String...) { answering(lines) }

    func answering(_ lines: [String]) {
        isAtTerminal = true
        screen.answers(lines)
    }

    /// Writes a file in the folder.
    func write(_ name: String, _ text: String) throws {
        try folder.file(name).replace(with: Array(text.utf8))
    }

    private func shell() throws -> Shell {
        var shell = Shell.live(printer: .here(.system))
        let moment = try Instant(now)
        let variables = variables.mapValues { $0.replacing("DIR", with: folder.path) }
        shell.now = { moment }
        if isClockOutOfRange { shell.now = { throw ClockError(seconds: 0) } }
        shell.askAuthority = authority
        shell.variable = { variables[$0] }
        let screen = screen
        shell.terminal = Terminal(
            write: { screen.write($0) },
            remark: { screen.write($0) },
            readLine: { screen.read() },
            canAsk: isAtTerminal
        )
        return shell
    }
}

/// What was written, and what a person will type.
private final class Screen: Sendable {
    private let written = Mutex<[String]>([])
    private let typed = Mutex<[String]>([])

    var text: String { written.withLock { $0.joined() } }

    func clear() { written.withLock { $0 = [] } }

    func write(_ text: String) { written.withLock { $0.append(text) } }

    func answers(_ lines: [String]) { typed.withLock { $0 = lines } }

    func read() -> String? { typed.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}

extension Session {
    /// New books with a fund, a partner, a keyworker, a manager, the guidance and a participant.
    func begin() throws {
        variables = ["FARTHING_BOOKS": "DIR/books", "FARTHING_KEYS": "DIR/keys"]
        try run("init", "--user", "u_pm", "--origin", "example.org/test")
        try write("setup.jsonl", Self.setup)
        let result = try run("apply", "DIR/setup.jsonl")
        guard result.status == .done else { throw SetupError(text: result.text) }
    }

    struct SetupError: Error {
        let text: String
    }

    private static let guidance =
        "\(#filePath.dropLast("Tests/CLITests/Support/Session.swift".count))"
        + "Policies/discretionary-2026.yaml"

    /// The commands, an actor and the rest of each object.
    private static var setup: String {
        let shares = #""shares":[{"fund":"ESF","amount":200000}]"#
        let commands: [(String, String, String)] = [
            ("u_pm", "user.appoint", #""user":"u_pm2","role":"programme-manager""#),
            ("u_pm", "user.appoint", #""user":"u_fo","role":"finance-officer""#),
            ("u_pm", "partner.join", #""partner":"northside","title":"Northside""#),
            (
                "u_pm", "user.appoint",
                #""user":"u_nm","role":"partner-manager","partner":"northside""#
            ),
            ("u_pm", "user.appoint", #""user":"u_kw","role":"keyworker","partner":"northside""#),
            ("u_pm", "fund.open", #""fund":"ESF","title":"Fund","basis":"arrears""#),
            ("u_pm", "fund.open", #""fund":"UNR","title":"Reserves","basis":"own""#),
            ("u_fo", "award.grant", #""fund":"ESF","amount":500000,"on":"2026-01-05""#),
            ("u_pm", "programme.budget", #""fund":"ESF","amount":300000,"on":"2026-01-05""#),
            (
                "u_pm", "apportionment.adopt",
                #""version":1,"from":"2026-01-01","shares":[{"fund":"ESF","weight":1}]"#
            ),
            ("u_pm", "allocation.place", #""partner":"northside","on":"2026-01-05","# + shares),
            ("u_fo", "reserves.open", #""fund":"UNR","amount":100000,"on":"2026-01-05""#),
            ("u_pm", "policy.adopt", #""file":"\#(guidance)","drafter":"u_pm2""#),
            (
                "u_kw", "participant.enrol",
                #""participant":"p_01","partner":"northside","keyworker":"u_kw","#
                    + #""from":"2026-01-12","name":"Somebody""#
            ),
        ]
        return commands.enumerated().map { number, command in
            let (actor, name, rest) = command
            return "{\"id\":\"s-\(number)\",\"actor\":\"\(actor)\","
                + "\"command\":\"\(name)\",\(rest)}\n"
        }.joined()
    }
}
