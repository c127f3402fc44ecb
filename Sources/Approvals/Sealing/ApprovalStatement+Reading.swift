// A statement is read strictly:
//
// 1. The fields in their order, each in its one spelling; an unknown, missing or further field
//    is refused by the reader.
// 2. The statement is built from the values, through the same checks as a new one.
// 3. What it spells is compared with the bytes: another spelling of the same values is refused.

internal import Identifiers
internal import Integrity
internal import Calendar
internal import Money
internal import Policy

extension ApprovalStatement {
    /// Reads a statement's bytes.
    ///
    /// - Throws: ``ApprovalStatementError``, the first that holds, in the order of its cases.
    public init(bytes: [UInt8]) throws(ApprovalStatementError) {
        var fields = try ApprovalReader(bytes)
        let journal = try fields.text("journal")
        let approval = try fields.code("approval", ApprovalID.init)
        let head = try fields.head()
        let amount = try fields.amount("amount")
        let shares = try fields.shares()
        let lines = try fields.lines()
        let conditions = try fields.optionalDigest("commit.conditions")
        let rulePack = try fields.digest("rule-pack")
        let decisionLeaf = try fields.digest("decision-leaf")
        let content = ApprovalContent(
            subject: head.subject,
            version: head.version,
            seq: head.seq,
            leaf: head.leaf,
            isPart: head.isPart,
            amount: amount,
            lines: lines,
            conditions: conditions,
            step: try fields.step(),
            role: try fields.value("role") { Role(rawValue: $0) },
            onBehalfOf: try fields.optionalUser("on-behalf-of"),
            signer: try fields.code("signer", UserID.init)
        )
        try self.init(
            journal: journal,
            approval: approval,
            content: content,
            shares: shares,
            rulePack: rulePack,
            decisionLeaf: decisionLeaf,
            keys: try fields.keys(),
            nonce: try fields.value("nonce") { ApprovalNonce($0) },
            seen: SeenTree(
                size: try fields.integer("tree-size"),
                root: try fields.digest("tree-root")
            ),
            issued: try fields.value("issued") { try? Instant($0) },
            expires: try fields.value("expires") { try? Instant($0) }
        )
        try fields.end()
        guard self.bytes() == bytes else { throw .otherBytes }
    }
}

/// The values of an approval statement, each field in its turn.
private struct ApprovalReader {
    private var reader: StatementReader

    init(_ bytes: [UInt8]) throws(ApprovalStatementError) {
        do {
            reader = try StatementReader(bytes, label: ApprovalStatement.label)
        } catch {
            throw .statement(error)
        }
    }

    mutating func text(_ name: StatementName) throws(ApprovalStatementError) -> String {
        do { return try reader.text(name) } catch { throw .statement(error) }
    }

    mutating func digest(_ name: StatementName) throws(ApprovalStatementError) -> Digest {
        do { return try reader.digest(name) } catch { throw .statement(error) }
    }

    mutating func optionalDigest(_ name: StatementName) throws(ApprovalStatementError) -> Digest? {
        do { return try reader.optionalDigest(name) } catch { throw .statement(error) }
    }

    mutating func optionalText(_ name: StatementName) throws(ApprovalStatementError) -> String? {
        do { return try reader.optionalText(name) } catch { throw .statement(error) }
    }

    mutating func integer(_ name: StatementName) throws(ApprovalStatementError) -> Int {
        do { return Int(try reader.integer(name)) } catch { throw .statement(error) }
    }

    mutating func end() throws(ApprovalStatementError) {
        do { try reader.end() } catch { throw .statement(error) }
    }

    private mutating func count(_ name: StatementName) throws(ApprovalStatementError) -> Int {
        do { return try reader.count(name) } catch { throw .statement(error) }
    }
}

extension ApprovalReader {
    typealias Head = (subject: Subject, version: Int, seq: Int, leaf: Digest, isPart: Bool)

    /// Reads a text that stands for a value.
    mutating func value<Value>(
        _ name: StatementName,
        _ read: (String) -> Value?
    ) throws(ApprovalStatementError) -> Value {
        let text = try text(name)
        guard let value = read(text) else { throw .value(field: name.description, text) }
        return value
    }

    mutating func code<Subject>(
        _ name: StatementName,
        _ read: (String) throws(CodeError) -> Code<Subject>
    ) throws(ApprovalStatementError) -> Code<Subject> {
        let text = try text(name)
        do { return try read(text) } catch { throw .value(field: name.description, text) }
    }

    mutating func optionalUser(_ name: StatementName) throws(ApprovalStatementError) -> UserID? {
        guard let text = try optionalText(name) else { return nil }
        do { return try UserID(text) } catch { throw .value(field: name.description, text) }
    }

    mutating func amount(_ name: StatementName) throws(ApprovalStatementError) -> Amount {
        let pence = try integer(name)
        do {
            return try Amount(pence: Int64(pence))
        } catch {
            throw .value(field: name.description, String(pence))
        }
    }

    /// Reads the fields from `decision` to `subject-leaf`.
    mutating func head() throws(ApprovalStatementError) -> Head {
        let isPart = try value("decision") { text -> Bool? in
            switch text {
            case ApprovalField.whole: false
            case ApprovalField.part: true
            default: nil
            }
        }
        let id = try text("case")
        let kind = try value("subject") { SubjectKind(rawValue: $0) }
        guard let subject = try? Subject(kind: kind, text: id) else {
            throw .value(field: "case", id)
        }
        return (
            subject, try integer("subject-version"), try integer("subject-seq"),
            try digest("subject-leaf"), isPart
        )
    }

    mutating func shares() throws(ApprovalStatementError) -> [ApprovedShare] {
        var shares: [ApprovedShare] = []
        for index in 0..<(try count("shares")) {
            shares.append(
                ApprovedShare(
                    fund: try code("shares.\(index + 1).fund", FundCode.init),
                    amount: try amount("shares.\(index + 1).amount")
                )
            )
        }
        return shares
    }

    mutating func lines() throws(ApprovalStatementError) -> [LineAmount] {
        var lines: [LineAmount] = []
        for index in 0..<(try count("lines")) {
            lines.append(
                LineAmount(
                    number: try integer("lines.\(index + 1).number"),
                    amount: try amount("lines.\(index + 1).amount")
                )
            )
        }
        return lines
    }

    /// Reads `k/n`.
    mutating func step() throws(ApprovalStatementError) -> (Int, of: Int) {
        try value("step") { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let step = Int(parts[0]), let steps = Int(parts[1]),
                "\(step)/\(steps)" == text
            else { return nil }
            return (step, of: steps)
        }
    }

    mutating func keys() throws(ApprovalStatementError) -> ApprovalKeys {
        let signing = try optionalText("key")
        if let signing, Hex.decode(signing)?.count != ApprovalKeys.idLength {
            throw .value(field: "key", signing)
        }
        let epoch = try integer("mac-epoch")
        guard UInt32(exactly: epoch) != nil else {
            throw .value(field: "mac-epoch", String(epoch))
        }
        return ApprovalKeys(signingID: signing, epoch: epoch)
    }
}
