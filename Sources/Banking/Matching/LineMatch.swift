public import Identifiers

/// What a bank line is found to be.
public struct LineMatch: Hashable, Sendable {
    public let line: BankLine
    public let finding: Finding

    public enum Finding: Hashable, Sendable {
        /// The payment, by its end-to-end id and its amount: it left the bank.
        case certain(PaymentID)
        /// Probably the payment. A person looks at the doubts and says yes or no.
        case likely(PaymentID, Grounds)
        /// The payment came back: by end-to-end id and amount when there are no doubts.
        case returned(PaymentID, Grounds)
        /// What is known of this payment already, that it left or came back on this very day: the
        /// statement was read before.
        case known(PaymentID)
        /// It may be any of several payments, or several lines may be one payment. None is taken;
        /// they are in order of their ids.
        case undecided([PaymentID], Grounds)
        /// None of the payments. Doubts say why one that might be thought of is not.
        case unmatched(Grounds)
    }

    /// What speaks for a finding and against it, in sentences.
    public struct Grounds: Hashable, Sendable {
        public let reasons: [String]
        public let doubts: [String]

        init(reasons: [String] = [], doubts: [String] = []) {
            self.reasons = reasons
            self.doubts = doubts
        }
    }
}

/// Where an expected payment stands after a statement.
public struct PaymentMatch: Hashable, Sendable {
    public let payment: ExpectedPayment
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// No line is taken for it: it has not left the bank, as far as this statement goes.
        case waiting
        /// It left with the line of this number; a person confirms it unless it is certain.
        case left(line: Int, isCertain: Bool)
        /// It left earlier, and nothing here says otherwise.
        case leftBefore
        /// It left and came back earlier, and nothing here says otherwise.
        case cameBackBefore
        /// It came back with the line of this number, whether it left here or earlier.
        case returned(line: Int)
    }

    /// Whether the money is still to leave the bank.
    public var isWaiting: Bool { outcome == .waiting }
}
