import Operations
import Store

// The one place where what went wrong becomes an exit code.

extension ExitStatus {
    init(_ stop: Stop) {
        self =
            switch stop {
            case .keyChain(.diskFailed): .failed
            case .refused, .keyChain, .rulePack, .pack, .archive, .timeStamp, .profile:
                .refused
            case .usage, .account, .argument, .file, .clock, .keys, .authority, .unreadable,
                .simulation,
                .other:
                .failed
            case .store(let error): ExitStatus(error)
            }
    }

    private init(_ error: StoreError) {
        self =
            switch error {
            case .notTheseBooks, .otherVault, .corrupt, .refusedByDatabase, .unwritable: .refused
            case .missing, .busy, .diskFailed: .failed
            }
    }
}
