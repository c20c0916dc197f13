import Domain

/// What stands around every page: whose it is, who is signed in, where one is.
package struct Frame: Sendable {
    package struct NavigationItem: Sendable {
        package let title: String
        package let href: String
        package let isCurrent: Bool
    }

    package struct Person: Sendable {
        package let name: String
        package let roleWords: String
    }

    package let siteName: String
    /// Before every link: empty, or the partnership's prefix.
    package let root: String
    package let token: String
    /// Before every file that is served as it is, with a hash that changes when any of them does.
    package let assets: String
    package let accentStylesheet: String
    package let navigation: [NavigationItem]
    package let person: Person?
    package let isDemo: Bool
    package let breadcrumbs: [Crumb]
    package let notice: String?
    /// "Hertfordshire children's services: 0300 …", when the partnership has given its own number.
    package let localHelp: String?
}

/// One step on the way here from the home page.
package struct Crumb: Sendable {
    package let title: String
    package let href: String

    /// - Parameter path: without the partnership's prefix; ``AppContext/frame(in:after:)`` adds it.
    package init(_ title: String, _ path: String) {
        self.title = title
        href = path
    }
}

extension AppContext {
    /// - Parameters:
    ///   - section: the path of the navigation's entry this page belongs to, such as `/hubs`.
    ///   - crumbs: the pages above this one, outermost first, without the home page.
    package func frame(in section: String = "", after crumbs: [Crumb] = []) -> Frame {
        let root = visit.site?.root ?? ""
        let sections = (visit.site?.sections ?? []).filter { viewer.may($0.permission) }
        return Frame(
            siteName: visit.masthead.name,
            root: root,
            token: visit.token,
            assets: root + AssetFiles.prefix,
            accentStylesheet: root + visit.masthead.accent.stylesheetPath,
            navigation: sections.map {
                Frame.NavigationItem(title: $0.title, href: root + $0.path, isCurrent: $0.path == section)
            },
            person: viewer.member.map { Frame.Person(name: $0.name, roleWords: $0.roleWords) },
            isDemo: visit.site?.isDemo ?? false,
            breadcrumbs: crumbs.map { Crumb($0.title, root + $0.href) },
            notice: visit.notice,
            localHelp: visit.masthead.localHelp)
    }

    /// A path on this site with the partnership's prefix before it.
    package func path(_ path: String) -> String {
        (visit.site?.root ?? "") + path
    }
}

extension Member {
    /// "Business manager, coordinator"
    package var roleWords: String {
        let words = Role.allCases.filter(roles.contains).map(\.words)
        return words.enumerated().map { $0 == 0 ? $1 : $1.lowercasedFirst }.joined(separator: ", ")
    }
}
