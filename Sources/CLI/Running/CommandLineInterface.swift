import ArgumentParser
import StrictJSON

/// Reads a command line, runs its verb and gives the exit code.
public enum CommandLineInterface {
    /// - Parameter arguments: Without the program's name.
    public static func run(_ arguments: [String], in shell: Shell) -> ExitStatus {
        let wantsJSON = arguments.contains("--json")
        do {
            var command = try Farthing.parseAsRoot(arguments)
            guard let verb = command as? any Verb else {
                try command.run()
                return .done
            }
            return try verb.run(in: shell)
        } catch let stop as Stop {
            return end(stop, shell, wantsJSON)
        } catch {
            return isOfTheParser(error)
                ? explain(error, shell, wantsJSON) : end(Stop(error), shell, wantsJSON)
        }
    }

    private static func isOfTheParser(_ error: any Error) -> Bool {
        Farthing.exitCode(for: error) == .success
            || Farthing.exitCode(for: error) == .validationFailure
            || error is CleanExit || error is ValidationError
    }

    /// Help goes where it was asked for; a slip is explained with what to write instead.
    private static func explain(
        _ error: any Error,
        _ shell: Shell,
        _ wantsJSON: Bool
    ) -> ExitStatus {
        let text = Farthing.fullMessage(for: error)
        if Farthing.exitCode(for: error) == .success {
            shell.terminal.line(text)
            return .done
        }
        if wantsJSON {
            return end(.usage(Farthing.message(for: error)), shell, true)
        }
        shell.terminal.remark(text + "\n")
        return .failed
    }

    private static func end(_ stop: Stop, _ shell: Shell, _ wantsJSON: Bool) -> ExitStatus {
        let status = ExitStatus(stop)
        if wantsJSON {
            let value = JSONValue.object([
                "outcome": .text(status == .refused ? "refused" : "failed"),
                "code": .text(stop.code),
                "message": .text(stop.message),
            ])
            shell.terminal.line(value.compactText)
        } else {
            shell.terminal.remark("farthing: \(stop.message) [\(stop.code)]\n")
        }
        return status
    }
}

/// A verb of the command line.
protocol Verb: ParsableCommand {
    func run(in shell: Shell) throws -> ExitStatus
}
