public import StrictJSON

/// What is odd about a command: who invented the programme knows, and its books do not.
///
/// Rules that look for mistakes and fraud are held against these: what they find of the frauds, and
/// what they say of the honest that only look like them.
public struct Label: Hashable, Sendable {
    public let kind: Kind
    /// Commands of one scheme share its number.
    public let scheme: Int

    /// What it is.
    public enum Kind: String, CaseIterable, Sendable {
        // Fraud, by whom it is committed and against which rule.
        /// One meal in a cafe as several claims of a day, each below the limit.
        case splitUnderLimit = "split-under-limit"
        /// A declined business case in small claims within 30 days.
        case refiledInPieces = "refiled-in-pieces"
        /// A ticket that a colleague claimed already, copied by hand.
        case reusedTicket = "reused-ticket"
        /// More miles than the journey has.
        case paddedMileage = "padded-mileage"
        /// Journeys on Sundays on which nothing took place.
        case inventedWeekend = "invented-weekend"
        /// A supplier who is the keyworker's relation, which nobody declared.
        case undeclaredSupplier = "undeclared-supplier"
        /// Fares that are always exactly £10, without a ticket.
        case roundAmounts = "round-amounts"
        /// A participant with spending whom nobody met.
        case ghostParticipant = "ghost-participant"
        // Carelessness.
        /// Approved within three seconds.
        case unreadApproval = "unread-approval"
        // Honest, and alike.
        /// £28.00 for £2.80, put right the day after.
        case decimalSlip = "decimal-slip"
        /// Two people on one bus: the same fare on the same day.
        case sameBus = "same-bus"
        /// A course that takes place on Saturdays.
        case saturdayCourse = "saturday-course"
        /// A journey that costs exactly £10.
        case roundFare = "round-fare"
        /// Sent more than a month later, with the reason.
        case sentLate = "sent-late"
        /// More miles than usual, round a closed road.
        case detour
        /// Two meetings in one day that were two.
        case twoMeetings = "two-meetings"
        /// Spent first in a crisis, and said so.
        case spentFirst = "spent-first"
        /// In the days after support ended, for the first week of work.
        case inGrace = "in-grace"
        /// A cash box that is a little short.
        case floatShort = "float-short"

        /// Whether somebody takes what is not theirs.
        public var isFraud: Bool {
            switch self {
            case .splitUnderLimit, .refiledInPieces, .reusedTicket, .paddedMileage,
                .inventedWeekend, .undeclaredSupplier, .roundAmounts, .ghostParticipant:
                true
            case .unreadApproval, .decimalSlip, .sameBus, .saturdayCourse, .roundFare, .sentLate,
                .detour, .twoMeetings, .spentFirst, .inGrace, .floatShort:
                false
            }
        }
    }

    /// The line of a file of labels about a command.
    public func line(about command: String) -> JSONValue {
        .object([
            "command": .text(command), "label": .text(kind.rawValue),
            "fraud": .boolean(kind.isFraud), "scheme": .integer(Int64(scheme)),
        ])
    }
}
