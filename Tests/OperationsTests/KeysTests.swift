import Identifiers
import Integrity
import Journal
@testable import Operations
import Store
import StrictJSON
import Testing

@Suite struct KeysTests {
    @Test func `a signer's key and the first epoch of their seals are recorded together`() throws {
        let world = try TestWorld.pathways()
        let records = try world.done("u_pm", "signer.enrol", ["user": "u_mg1"]).records
        let added = try world.records(from: records[0]).compactMap { body -> KeyAdded? in
            guard case .keyAdded(let added) = body else { return nil }
            return added
        }
        #expect(added.map(\.purpose) == [.signer, .seal])
        #expect(added.map { $0.owner?.text } == ["u_mg1", "u_mg1"])
        #expect(added[0].approvedBy?.text == "u_pm")
        #expect(added[1].epoch == 1)
    }

    @Test func `nobody vouches for their own key, and a key in force is not made again`() throws {
        let world = try TestWorld.pathways()
        #expect(try world.refusal("u_pm", "signer.enrol", ["user": "u_pm"]) == "key.own")
        #expect(try world.refusal("u_pm", "signer.enrol", ["user": "u_x"]) == "actor.unknown")
        try world.done("u_pm2", "signer.enrol", ["user": "u_pm"])
        #expect(
            try world.refusal("u_pm2", "signer.enrol", ["user": "u_pm"])
                == "key.already-enrolled"
        )
    }

    @Test func `a failing disk of the keys is no refusal, and nothing remembers it`() throws {
        let world = try TestWorld.pathways()
        let size = try world.store.read { try $0.head().size }
        world.keys.failDisk("the key cannot be written: No space left on device.")
        #expect {
            try world.play("c-full", "u_pm", "signer.enrol", ["user": "u_mg1"])
        } throws: { error in
            (error as? KeyChainError)?.code == "keys.disk-failed"
        }
        #expect(try world.store.read { try $0.head().size } == size)
        world.keys.failDisk(nil)
        guard case .created = try world.play("c-full", "u_pm", "signer.enrol", ["user": "u_mg1"])
        else {
            Issue.record("the same command does not go through on a disk that was mended")
            return
        }
    }

    @Test func `a passphrase that was not at hand is remembered by nobody`() throws {
        let world = try TestWorld.pathways()
        let quarter: TestWorld.Keys = ["starts": "2026-01-01", "ends": "2026-03-31"]
        try world.done("u_fo", "period.close", quarter)
        try world.done("u_pm2", "signer.enrol", ["user": "u_pm"])
        let reopen: TestWorld.Keys = [
            "starts": "2026-01-01", "ends": "2026-03-31", "approved-by": "u_pm",
        ]
        let size = try world.store.read { try $0.head().size }
        world.keys.mistype(try UserID("u_pm"))
        let typed = try world.play("c-typed", "u_fo", "period.reopen", reopen)
        guard case .refused(let refused) = typed else {
            Issue.record("it went through with a wrong passphrase")
            return
        }
        #expect(refused.code == "key.wrong-passphrase")
        #expect(try world.store.read { try $0.head().size } == size)
        world.keys.typeRight(try UserID("u_pm"))
        guard case .created = try world.play("c-typed", "u_fo", "period.reopen", reopen) else {
            Issue.record("the same command does not go through with the right one")
            return
        }
    }

    @Test func `rotation adds the next epoch and retires the one before`() throws {
        let world = try TestWorld.pathways()
        let user: TestWorld.Keys = ["user": "u_mg1"]
        #expect(try world.refusal("u_pm", "key.rotate-seals", user) == "key.no-seals")
        try world.done("u_pm", "signer.enrol", user)
        let records = try world.done("u_pm", "key.rotate-seals", user).records
        #expect(try world.records(from: records[0]).map(\.type) == ["key.added", "key.retired"])
        let seals = try world.store.read { books in
            try books.keys(of: .init("u_mg1"), purpose: .seal)
        }
        #expect(seals.map(\.added.epoch) == [1, 2])
        #expect(seals.map { $0.endedAt == nil } == [false, true])
    }

    @Test func `a key ends once, and not the one that the books are signed with`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_pm", "signer.enrol", ["user": "u_mg1"])
        let signer = try world.store.read { books in
            try books.keys(of: .init("u_mg1"), purpose: .signer)[0].added.key
        }
        let retire: TestWorld.Keys = [
            "purpose": "signer", "key": .text(signer), "user": "u_mg1",
        ]
        let ofAnother: TestWorld.Keys = ["purpose": "signer", "key": .text(signer)]
        #expect(try world.refusal("u_pm", "key.retire", ofAnother) == "key.unknown")
        try world.done("u_pm", "key.retire", retire)
        #expect(try world.refusal("u_pm", "key.retire", retire) == "key.ended-before")
        // The same key does not come back; another one does.
        let again: TestWorld.Keys = ["user": "u_mg1"]
        #expect(try world.refusal("u_pm", "signer.enrol", again) == "key.was-ended")
        try world.keys.replace(UserID("u_mg1"))
        try world.done("u_pm", "signer.enrol", again)
        let own: TestWorld.Keys = [
            "purpose": "journal", "key": .text(world.keys.journal.verificationKey.id),
        ]
        #expect(try world.refusal("u_pm", "key.retire", own) == "key.in-use")
    }

    @Test func `a compromised key is trusted up to a size that the journal has had`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_pm", "signer.enrol", ["user": "u_mg1"])
        let key = try world.store.read { books in
            try books.keys(of: .init("u_mg1"), purpose: .seal)[0].added.key
        }
        func compromise(_ size: Int64) -> TestWorld.Keys {
            [
                "purpose": "seal", "key": .text(key), "user": "u_mg1",
                "trusted-size": .integer(size),
            ]
        }
        #expect(
            try world.refusal("u_pm", "key.compromise", compromise(10_000))
                == "key.beyond-journal"
        )
        try world.done("u_pm", "key.compromise", compromise(5))
    }
}
