import Journal

extension PackAssembly {
    /// The lines for what a printer made, where one did.
    private var printed: String {
        isPrinted
            ? """
            statement.pdf       the statement of costs, for the file
            transactions.xlsx   every cost, with sums by fund, heading, partner and month

            """ : ""
    }

    /// The lines for what a profile brings, where the pack was issued by one.
    private var opened: String {
        issued.profile.map { profile in
            """
            evidence/           receipts and the like that the profile \(profile.id) opens
            profile/            that profile, and what it makes of the records

            """
        } ?? ""
    }

    /// How to check the pack by hand, and what checking cannot prove.
    mutating func addReadme() throws {
        try add(
            PackPath.readme,
            """
            Evidence pack \(issued.pack), for \(issued.recipient)

            index.html          open this first: every cost with its trail
            summary.html        one page for a manager
            \(printed)transactions.csv    every cost, by partner, heading and fund
            trial-balance.csv   every account; debits equal credits
            records.txt         every record of the journal, as it was signed
            records.index       offset, length and number of each record
            leaves.txt          the leaf hash of each record
            checkpoint          the journal's size and root, signed
            approvals/          what was approved, word for word, with seal and signature
            rule-packs/         the spending guidance as it was in force
            keys/               public keys; compare them with those you were given apart
            disclosures.txt     each private value, by record and field: withheld, erased, opened
            \(opened)\
            books/              for other programs: the entries for hledger, ledger and beancount;
                                the general ledger and the trial balance of the AICPA's Audit Data
                                Standards (ads-*.csv); the bank beside its statements; what the
                                guidance decided, what is out of the ordinary, and control totals;
                                who could do what and when
            ro-crate-metadata.json   what the files are, for archives (RO-Crate 1.2)

            To check it with no software of ours:

            1. The list of files is the signer's, and the files are as listed:
               openssl pkeyutl -verify -rawin -pubin -inkey data/keys/pack.pem \\
                 -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.sig
               sha256sum --strict --quiet -c tagmanifest-sha256.txt
               sha256sum --strict --quiet -c manifest-sha256.txt
               diff <(cut -c67- manifest-sha256.txt) <(find data -type f | LC_ALL=C sort)
            2. keys/pack.pem and keys/journal.pem are those that you were told of:
               openssl pkey -pubin -in data/keys/pack.pem -outform DER | sha256sum
            3. An approval is its signer's:
               openssl pkeyutl -verify -rawin -pubin -inkey data/keys/KEY.pem \\
                 -in data/approvals/ID.txt -sigfile data/approvals/ID.sig
            4. Where manifest-sha256.tsr is there, a time-stamping authority saw the list of files:
               openssl ts -reply -in manifest-sha256.tsr -text
               openssl ts -verify -data manifest-sha256.txt -in manifest-sha256.tsr \\
                 -CAfile AUTHORITY.pem

            Checking shows that nothing was altered, left out or put in since it was recorded. It
            cannot show that what was recorded is true, nor anything that was never recorded.

            """
        )
    }
}
