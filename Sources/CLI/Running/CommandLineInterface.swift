import ArgumentParser
import StrictJSON

/// Reads a command line, runs its verb and gives the exit code.
public enum CommandLineInterface {
    /// - Parameter arguments: Without the program's name.
    public static func run(_ arguments: [String], in shell: Shell) -> ExitStatus {
        let status = carryOut(arguments, in: shell)
        guard let reason = shell.terminal.failure() else { return status }
        shell.terminal.remark(
            "farthing: The answer could not be written: \(reason). What was done stays done; ask "
                + "again. [output.failed]\n"
        )
        return .failed
    }

    private static func carryOut(_ arguments: [String], in shell: Shell) -> ExitStatus {
        let wantsJSON = arguments.contains("--json")
        do {
            var command = try parse(arguments)
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

    /// Reads the arguments. Where they begin with a verb, it alone is described to the parser:
    /// describing them all takes longer than most of them run.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        do { return try parseWhole(arguments) } catch {
            // No verb was found that could take it: what is wrong is then said of the others.
            let others = arguments.filter { $0 != "--json" }
            if others.count < arguments.count, isOfTheParser(error) { _ = try parseWhole(others) }
            throw error
        }
    }

    private static func parseWhole(_ arguments: [String]) throws -> any ParsableCommand {
        let named = Farthing.configuration.subcommands.first {
            $0.configuration.commandName == arguments.first
        }
        return if let named { try parse(arguments, as: named) } else {
            try Farthing.parseAsRoot(arguments)
        }
    }

    private static func parse<Named: ParsableCommand>(
        _ arguments: [String],
        as verb: Named.Type
    ) throws -> any ParsableCommand {
        let command = try FarthingWith<Named>.parseAsRoot(arguments)
        try RepeatedOptions(arguments).refuse(unlessOf: verb)
        return command
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

/// The root of the command line with one of its verbs.
private struct FarthingWith<Named: ParsableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "farthing", version: "1", subcommands: [Named.self])
    }
}

/// A verb of the command line.
protocol Verb: ParsableCommand {
    func run(in shell: Shell) throws -> ExitStatus
}
