import Banking
import Evidence
import FileSystem
import Files
import Integrity
import Ledger
import Operations
import Policy
import Profiles
import Simulation
import Store

/// Everything that ends a verb before it has done what was asked.
enum Stop: Error {
    /// A rule stands against it.
    case refused(code: String, message: String)
    /// The command line is not one that can be carried out.
    case usage(String)
    /// A text names no account.
    case account(AccountCodeError)
    /// A value that was given is not one that can be.
    case argument(ArgumentError)
    /// A file or folder cannot be used.
    case file(FileError)
    /// The machine's clock cannot be right.
    case clock(ClockError)
    /// The keys cannot be used.
    case keys(KeyFolderError)
    /// A signer's key cannot be used.
    case keyChain(KeyChainError)
    /// The books cannot be used.
    case store(StoreError)
    /// A rule pack is none.
    case rulePack(RulePackError)
    /// A pack cannot be made.
    case pack(PackAssemblyError)
    /// A pack cannot be written as an archive.
    case archive(PackArchiveError)
    /// A time-stamping authority gave no answer.
    case authority(AuthorityFailure)
    /// An authority's answer is no time stamp that counts.
    case timeStamp(TimeStampError)
    /// A profile's files cannot be written.
    case profile(ProfileError)
    /// What was named to be read is none of what it should be: a bank's file, a backup.
    case unreadable(code: String, message: String)
    /// There is no such programme to simulate.
    case simulation(code: String, message: String)
    /// Something else.
    case other(String)

    init(_ error: any Error) {
        self =
            switch error {
            case let stop as Stop: stop
            case let error as AccountCodeError: .account(error)
            case let error as ArgumentError: .argument(error)
            case let error as FileError: .file(error)
            case let error as ClockError: .clock(error)
            case let error as KeyFolderError: .keys(error)
            case let error as KeyChainError: .keyChain(error)
            case let error as StoreError: .store(error)
            case let error as RulePackError: .rulePack(error)
            case let error as PackAssemblyError: .pack(error)
            case let error as PackArchiveError: .archive(error)
            case let error as AuthorityFailure: .authority(error)
            case let error as TimeStampError: .timeStamp(error)
            case let error as ProfileError: .profile(error)
            case let error as BankFileError: .unreadable(code: error.code, message: error.message)
            case let error as BankMatchingError:
                .unreadable(code: error.code, message: error.message)
            case let error as ScenarioError: .simulation(code: error.code, message: error.message)
            case let error as GuidanceError: .simulation(code: error.code, message: error.message)
            case let error as BackupError where error.isUnreadable:
                .unreadable(code: error.code, message: error.message)
            case let refusal as any Refusal:
                .refused(code: refusal.code, message: refusal.message)
            default: .other("\(error)")
            }
    }

    /// The stable code.
    var code: String {
        switch self {
        case .refused(let code, _): code
        case .usage: "usage"
        case .account(let error): error.code
        case .argument(let error): error.code
        case .file(let error): error.code
        case .clock(let error): error.code
        case .keys(let error): error.code
        case .keyChain(let error): error.code
        case .store(let error): error.code
        case .rulePack(let error): error.code
        case .pack(let error): error.code
        case .archive(let error): error.code
        case .authority(let error): error.code
        case .timeStamp(let error): error.code
        case .profile(let error): error.code
        case .unreadable(let code, _), .simulation(let code, _): code
        case .other: "failed"
        }
    }

    /// What is wrong and what to do next.
    var message: String {
        switch self {
        case .refused(_, let message): message
        case .usage(let message): message
        case .account(let error): error.message
        case .argument(let error): error.message
        case .file(let error): error.message
        case .clock(let error): error.message
        case .keys(let error): error.message
        case .keyChain(let error): error.message
        case .store(let error): error.message
        case .rulePack(let error): error.message
        case .pack(let error): error.message
        case .archive(let error): error.message
        case .authority(let error): error.message
        case .timeStamp(let error): error.message
        case .profile(let error): error.message
        case .unreadable(_, let message), .simulation(_, let message): message
        case .other(let message): message
        }
    }
}
