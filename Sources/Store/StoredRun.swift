public import Calendar
public import Identifiers
public import Journal

/// A payment run and how far it has come.
public struct StoredRun: Hashable, Sendable {
    public let id: RunID
    public let preparer: UserID
    public let stage: Stage
    /// Everybody who prepared, adjusted or froze it, in order of their codes.
    public let hands: [UserID]
    /// The payments that it leaves out now, in order of their ids.
    public let leftOut: [PaymentID]
    public let frozen: RunFrozen?
    public let release: Release?

    /// How far it has come.
    public enum Stage: String, Sendable {
        /// It is what the books say: every payment that waits and is not left out.
        case open
        /// It is what was frozen.
        case frozen
        case released
        case withdrawn
    }

    /// That it was let go to the bank.
    public struct Release: Hashable, Sendable {
        public let released: RunReleased
        public let releaser: UserID
        /// When it was released, by the record.
        public let at: Instant

        public init(released: RunReleased, releaser: UserID, at: Instant) {
            self.released = released
            self.releaser = releaser
            self.at = at
        }
    }

    public init(
        id: RunID,
        preparer: UserID,
        stage: Stage,
        hands: [UserID],
        leftOut: [PaymentID],
        frozen: RunFrozen?,
        release: Release?
    ) {
        self.id = id
        self.preparer = preparer
        self.stage = stage
        self.hands = hands
        self.leftOut = leftOut
        self.frozen = frozen
        self.release = release
    }
}

/// The bank details of somebody that count now.
public struct StoredDetails: Hashable, Sendable {
    public let details: PayeeDetails
    /// The record of them.
    public let seq: Int
    /// Who typed them.
    public let editor: UserID
    public let recordedAt: Instant
    /// How many records of the holder's details there are, these counted.
    public let version: Int

    public init(
        details: PayeeDetails,
        seq: Int,
        editor: UserID,
        recordedAt: Instant,
        version: Int
    ) {
        self.details = details
        self.seq = seq
        self.editor = editor
        self.recordedAt = recordedAt
        self.version = version
    }
}
