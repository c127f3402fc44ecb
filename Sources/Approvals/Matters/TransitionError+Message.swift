import Identifiers
import Money
import Policy

extension TransitionError {
    /// The rule, the evidence, and who can say yes or what to do next.
    public var message: String {
        switch self {
        case .wrongSubject, .versionNotNext, .notPossible, .used, .contentChanged, .notTheirs,
            .otherQuestion, .notExpired:
            aboutTheMatter
        case .passedOn, .notAppointed, .duties, .approvedBefore: aboutTheDecider
        case .pastLastDay, .noSuchLine, .lineTwice, .lineMissing, .lineRaised, .nothingApproved,
            .amount:
            aboutTheDecision
        }
    }

    private var aboutTheMatter: String {
        switch self {
        case .wrongSubject(let expected, let given):
            "This changes \(expected.phrase), and the new version is of \(given.phrase). Name one "
                + "of them in both places."
        case .versionNotNext(let expected, let given):
            "The next version is \(expected) and this one says \(given). Read the current version "
                + "again and change that one."
        case .notPossible(let move, let subject, let state):
            "You cannot \(move.rawValue) \(subject.phrase) now, because it \(state.phrase). "
                + "\(state.whatNext)"
        case .used(let subject):
            "Money was paid or claimed on \(subject.phrase), so it stays as it is. Reverse that "
                + "first, or send a new one for the difference."
        case .contentChanged(let subject, let version):
            "\(subject.opening) changed since you read it: version \(version) "
                + "is what "
                + "there is to decide on. Read it and decide again."
        case .notTheirs(let user, let claimant, let editor):
            "\(user) may not do this. \(Self.names([claimant, editor])) can, whose it is."
        case .otherQuestion(let open, let given):
            "The open question is \(open), not \(given). Answer that one."
        case .notExpired(let subject, let lastDay):
            lastDay.map {
                "\(subject.opening) runs until \($0), that day included. Put "
                    + "the rest "
                    + "back instead, or wait."
            } ?? "\(subject.opening) has no last day, so it cannot expire."
        default: ""
        }
    }

    private var aboutTheDecider: String {
        switch self {
        case .passedOn(let user, let whoCan):
            "\(user) passed this on because of a conflict and cannot decide on it later. "
                + Self.sayYes(whoCan)
        case .notAppointed(let user, let role, let partner, let whoCan):
            "This is for \(role.phrase) to decide, and \(user) is not that for \(partner). "
                + Self.sayYes(whoCan)
        case .duties(let breach, let whoCan): "\(breach.message) \(Self.sayYes(whoCan))"
        case .approvedBefore(let user, let step, let whoCan):
            "\(user) has a part in the yes of step \(step), and each step needs somebody else. "
                + Self.sayYes(whoCan)
        default: ""
        }
    }

    private var aboutTheDecision: String {
        switch self {
        case .pastLastDay(let subject, let lastDay):
            "\(subject.opening) was to be used until \(lastDay), which has passed. "
                + "Ask for a new version with a later day."
        case .noSuchLine(let number):
            "There is no line \(number). Name the lines as they are numbered in the submission."
        case .lineTwice(let number): "Line \(number) is named twice. Give it one amount."
        case .lineMissing(let number):
            "Line \(number) is not named. Give every line an amount, 0 for one you leave out."
        case .lineRaised(let number, let asked, let open):
            "Line \(number) is open for \(open.poundsText) and \(asked.poundsText) is more. "
                + "Approve "
                + "at most that, or ask the claimant to send a new version."
        case .nothingApproved:
            "Every line is 0, which approves nothing. Decline it instead, with a reason."
        case .amount(let error): error.message
        default: ""
        }
    }

    private static func sayYes(_ users: [UserID]) -> String {
        users.isEmpty
            ? "Nobody else can say yes yet: appoint somebody, or delegate."
            : "\(names(users)) can say yes."
    }

    private static func names(_ users: [UserID]) -> String {
        var unique: [String] = []
        for user in users where !unique.contains(user.text) { unique.append(user.text) }
        guard let last = unique.popLast() else { return "" }
        return unique.isEmpty ? last : "\(unique.joined(separator: ", ")) or \(last)"
    }
}

extension MatterState {
    /// What whoever is refused may do instead.
    fileprivate var whatNext: String {
        switch self {
        case .awaiting: "Wait for the decision, withdraw it or send a new version."
        case .asked: "Answer the question first, or send a new version."
        case .approved: "Close it, or send a new version while nothing of it is used."
        case .declined: "Send a new version."
        case .withdrawn, .closed: "Start a new one."
        }
    }
}
