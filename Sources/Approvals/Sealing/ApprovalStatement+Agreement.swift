internal import Money
internal import Policy

extension ApprovalStatement {
    /// Checks that the parts agree with each other.
    func checkAgreement() throws(ApprovalStatementError) {
        guard content.version >= 1 else { throw .version(content.version) }
        guard (1...max(1, content.steps)).contains(content.step) else {
            throw .step(content.step, of: content.steps)
        }
        guard content.role.seniority != nil else { throw .role(content.role) }
        guard content.onBehalfOf != content.signer else { throw .onOwnBehalf(content.signer) }
        guard content.amount > .zero else { throw .nothing }
        try checkLines()
        try checkShares()
        guard (0..<seen.size).contains(content.subjectSeq) else {
            throw .unseen(seq: content.subjectSeq, treeSize: seen.size)
        }
        if content.subject.kind == .businessCase, keys.signing == nil { throw .signatureMissing }
        guard issued < expires else { throw .expiresBeforeIssued(issued, expires) }
    }

    private func checkLines() throws(ApprovalStatementError) {
        let numbers = content.lines.map(\.number)
        let isInOrder = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        guard isInOrder, numbers.first.map({ $0 >= 1 }) ?? false else { throw .lineOrder(numbers) }
        let sum = try? Amount.sum(of: content.lines.map(\.amount))
        guard sum == content.amount else { throw .lineSum(sum, amount: content.amount) }
    }

    private func checkShares() throws(ApprovalStatementError) {
        let funds = shares.map(\.fund)
        guard Set(funds).count == funds.count else { throw .fundTwice(funds) }
        let sum = try? Amount.sum(of: shares.map(\.amount))
        guard sum == content.amount else { throw .shareSum(sum, amount: content.amount) }
    }
}
