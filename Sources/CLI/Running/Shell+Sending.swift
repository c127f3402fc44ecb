import Files
import Operations
import Policy
import StrictJSON

extension Shell {
    /// Shows what a command would do, asks, and sends it.
    func sendAsking(
        _ request: CommandRequest,
        at desk: Desk,
        yes: Bool,
        _ output: OutputOptions
    ) throws -> ExitStatus {
        guard !yes, terminal.canAsk else {
            return show(try desk.play(request), output, done: "Sent.")
        }
        let (request, preview) = try askingWhatIsMissing(of: request, at: desk)
        if preview.isRefused { return show(preview, output, done: "") }
        if let detail = preview.detail { terminal.remark("The guidance: \(detail)\n") }
        guard terminal.confirm("Send it?") else {
            terminal.remark("Nothing was sent.\n")
            return .done
        }
        return show(try desk.play(request), output, done: "Sent.")
    }

    /// The request with what its guidance wants besides and a person can say in a line: what was
    /// typed before is not lost for want of it. An empty answer leaves it as it is.
    ///
    /// - Returns: The request, and what it would be answered with.
    private func askingWhatIsMissing(
        of request: CommandRequest,
        at desk: Desk
    ) throws -> (CommandRequest, CommandAnswer) {
        var request = request
        var preview = try desk.preview(request)
        while let missing = preview.missing.first,
            let member = answer(to: missing, adding: request.arguments)
        {
            let others = request.arguments.filter { $0.key != member.key }
            request = try desk.files.completing(
                CommandRequest(
                    id: request.id,
                    actor: request.actor,
                    name: request.name,
                    arguments: others + [member],
                    files: request.files
                )
            )
            preview = try desk.preview(request)
        }
        return (request, preview)
    }

    private func answer(to missing: Obligation, adding arguments: [JSONMember]) -> JSONMember? {
        switch missing {
        case .reason:
            return terminal.ask("Why, in one sentence?").map {
                JSONMember(key: "reason", value: .text($0))
            }
        case .prices:
            terminal.remark(missing.sentence + "\n")
            guard let file = terminal.askFile("Its file?") else { return nil }
            var evidence: [JSONValue] = []
            if case .array(let named)? = arguments.first(where: { $0.key == "evidence" })?.value {
                evidence = named
            }
            evidence.append(.object(["kind": "quote", "file": .text(file)]))
            return JSONMember(key: "evidence", value: .array(evidence))
        case .proof, .attendanceList, .journey, .hoursAway, .units: return nil
        }
    }
}
