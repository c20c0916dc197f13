import Domain
import Platform

/// A passphrase that is chosen, typed twice so that a slip of the finger does not lock everything away.
struct NewPassphraseForm {
    let new: String?
    let again: String?

    init(_ fields: FormFields) {
        new = fields["new"]
        again = fields["again"]
    }

    var isEmpty: Bool { [new, again].allSatisfy { ($0 ?? "").trimmed.isEmpty } }

    func read() throws(FormProblems) -> Passphrase {
        var problems = FormProblems()
        let found = problems.read(Passphrase.self, from: new, field: "new")
        if let found, found.text != (again ?? "").trimmed {
            problems.add("again", "Type the same passphrase again. The two differ")
        }
        guard problems.isEmpty, let found else { throw problems }
        return found
    }
}

/// The recovery code with the passphrase that takes the place of the forgotten one.
struct RecoveryForm {
    let code: String?
    let passphrase: NewPassphraseForm

    init(_ fields: FormFields) {
        code = fields["code"]
        passphrase = NewPassphraseForm(fields)
    }

    func read() throws(FormProblems) -> (code: RecoveryCode, passphrase: Passphrase) {
        var problems = FormProblems()
        let code = problems.read(RecoveryCode.self, from: code, field: "code")
        var passphrase: Passphrase?
        do {
            passphrase = try self.passphrase.read()
        } catch {
            for problem in error.list { problems.add(problem.field, problem.message) }
        }
        guard problems.isEmpty, let code, let passphrase else { throw problems }
        return (code, passphrase)
    }
}

/// What opens notes that were given up: their recovery code or, when that comes to mind again, their passphrase.
struct EarlierForm {
    let code: String?
    let passphrase: String?

    init(_ fields: FormFields) {
        code = fields["code"]
        passphrase = fields["passphrase"]
    }

    func read() throws(FormProblems) -> (door: SealedDoor.Kind, words: String) {
        let typed = Passphrase(typed: passphrase ?? "")
        if !typed.text.isEmpty, (code ?? "").trimmed.isEmpty { return (.passphrase, typed.text) }
        var problems = FormProblems()
        guard let code = problems.read(RecoveryCode.self, from: code, field: "code") else { throw problems }
        return (.recoveryCode, code.text)
    }
}
