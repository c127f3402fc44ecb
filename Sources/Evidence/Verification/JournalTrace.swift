import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger

/// What has been read of the journal so far, as much as the checks need.
struct JournalTrace {
    var leaves: [Digest] = []
    var frontier = MerkleFrontier()
    /// The root over the first records, for the sizes that approvals name.
    var roots: [Int: Digest] = [:]
    var time: Instant?
    var origin: String?
    /// The last link of each claim's and case's chain.
    var chains: [String: (number: Int, leaf: Digest)] = [:]
    /// Where each version's record stands.
    var submissions: [SubmissionKey: Submission] = [:]
    /// The number of each claim's and case's newest version.
    var newest: [String: Int] = [:]
    /// The approved case that a version of a claim draws on.
    var drawsOn: [SubmissionKey: SubmissionKey] = [:]
    /// The leaves of the decisions on each version.
    var decisions: [SubmissionKey: Set<Digest>] = [:]
    /// The versions that the guidance wants somebody to decide on.
    var routed: Set<SubmissionKey> = []
    /// The versions whose last step was approved.
    var approved: Set<SubmissionKey> = []
    /// The versions that money was set aside or charged for, and the entry that did.
    var charged: [(key: SubmissionKey, seq: Int, event: EventKind)] = []
    /// The versions that were withdrawn or declined, and the record that did.
    var ended: [SubmissionKey: Int] = [:]
    /// Who holds which role now.
    var appointments = Appointments()
    var relations: [Relation] = []
    /// The keys that count now, by purpose and id.
    var keys: [KeyName: KeyAdded] = [:]
    /// Every key that ever signed checkpoints.
    var journalKeys: [VerificationKey] = []
    var grants: [SubmissionKey: [UserID]] = [:]
    var nonces: Set<ApprovalNonce> = []
    var rulePacks: Set<Digest> = []
    /// The funds that earn by paying: all but the charity's own.
    var funders: Set<FundCode> = []
    var approvals = 0
    /// How many approvals carry a seal alone.
    var sealedOnly = 0
    /// The payload files that the records call for.
    var paths = Set(PackPath.always + PackPath.printed)
    /// When the money of each claim left the bank, unless it came back.
    var leftBank: [String: CalendarDate] = [:]
    var payments: [PaymentID: PreparedPayment] = [:]
    /// When partners and floats paid claims, until the entry that says so.
    var unposted: [String: CalendarDate] = [:]
    /// The funds' weights in each version of the apportionment.
    var weights: [Int: [FundCode: Int64]] = [:]
    /// The pence that the shares of claims on cases, and of refunds, go by.
    var shares = ShareTrace()
    /// What partners paid that stands, by claim.
    var partnerPaid: [String: PartnerPayment] = [:]
    /// The last that came back to a partner, by claim.
    var cameBack: [String: PartnerPayment] = [:]
    /// The claims of the entries by which a partner or a float paid.
    var outside: [Int: String] = [:]
    /// Everybody's bank details that count now.
    var details: [DetailsHolder: Details] = [:]
    var runs: [RunID: Run] = [:]
    /// The run that holds a payment, unless it was withdrawn.
    var runOf: [PaymentID: RunID] = [:]
    /// The periods that are closed now.
    var closed: Set<FundPeriod> = []
    var drawdowns: [DrawdownID: Drawdown] = [:]
    /// What is left to ask funders for.
    var defrayals = DefrayalTrace()
    /// The entries that records of drawdowns call for, and how many times.
    var expected: [DrawdownEntry: Int] = [:]
    /// What the reserves are to bear of a drawdown that was answered.
    var disallowing: [DrawdownID: ExpectedDisallowance] = [:]
    /// The periods that funders were asked to pay for.
    var drawnDown: [FundPeriod] = []
    var postings = EntryTrace()
    var reckoning = Reckoning()
    var books = BookReckoning()
    var systemFacts = SystemFacts()
    var issued: PackIssued?
    /// The packs that were issued, by the record that did.
    var packs: [Int: PackID] = [:]
    /// The claim or business case that a record is a step of.
    var subjects: [Int: String] = [:]
    /// The values that were revealed, and the last record that did.
    var revealed: [PrivatePlace: Int] = [:]
    /// How the lists name participants.
    var codes: RecipientCodes?
    var opened = Opened()
    var erasures = ErasureTrace()
    /// The approvals that only a compromised key vouches for.
    var doubtful = DoubtfulApprovals()

    /// How many private values the pack opens.
    struct Opened {
        var values = 0
        var files = 0
        var erased = 0

        /// What stays unseen, as the list of what was not checked says it.
        var sentence: String {
            // The secret of the recipient's codes is always opened.
            guard values > 1 || files > 0 else {
                return "private values: names, reasons and receipts are withheld from this pack"
            }
            let gone = erased > 0 ? ", and \(erased) are erased" : ""
            return "private values that are withheld\(gone); the \(values - 1) values and "
                + "\(files) files that are opened are what was recorded"
        }
    }

    struct SubmissionKey: Hashable {
        let subject: String
        let version: Int
    }

    /// The days of a fund, or of all funds.
    struct FundPeriod: Hashable {
        let fund: FundCode?
        let starts: CalendarDate
        let ends: CalendarDate
    }

    struct KeyName: Hashable {
        let purpose: KeyPurpose
        let id: String
    }
}

extension JournalTrace {
    /// Whether a place is where the pack's own recipient's codes are committed to.
    func areCodes(_ place: PrivatePlace) -> Bool {
        place == PrivatePlace(seq: leaves.count - 1, field: "commit.codes")
    }

    /// Whether a statement is signed under some key of a signer that counts now.
    func isSigned(_ statement: [UInt8], _ signature: Signature, by signer: UserID) -> Bool {
        keys.values.filter { $0.purpose == .signer && $0.owner == signer }
            .compactMap(PackVerification.key)
            .contains { $0.isValid(signature, for: statement) }
    }
}
