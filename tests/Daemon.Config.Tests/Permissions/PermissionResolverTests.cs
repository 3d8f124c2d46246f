using Daemon.Config.Permissions;
using Daemon.Config.Tests.Testing;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Tests.Permissions;

public sealed class PermissionResolverTests
{
    private const string Home = "/home/me";
    private const string Cwd = "/repo/sub";

    [Theory]
    [InlineData("':root' = 'read'", ":root=Read")]
    [InlineData("':minimal' = 'read'\n':tmpdir' = 'write'\n':slash_tmp' = 'write'", ":minimal=Read, :slash_tmp=Write, :tmpdir=Write")]
    [InlineData("'/opt/x/' = 'write'", "/opt/x=Write")]
    [InlineData("'/opt/x/**' = 'read'", "/opt/x=Read")]
    [InlineData("'~' = 'read'\n'~/x' = 'none'", "/home/me=Read, /home/me/x=Deny")]
    [InlineData("'/opt/**/*.pem' = 'deny'\nglob_scan_max_depth = 3", "/opt/**/*.pem=Deny")]
    [InlineData("':workspace_roots' = 'read'", ":workspace_roots=Read")]
    [InlineData("':project_roots' = 'read'", ":workspace_roots=Read")]
    [InlineData("':workspace_roots' = { '.' = 'write', '.git' = 'read', 'a/b/**' = 'read' }", ":workspace_roots=Write, :workspace_roots/.git=Read, :workspace_roots/a/b=Read")]
    [InlineData("':workspace_roots' = { '*.env' = 'deny' }", ":workspace_roots/*.env=Deny")]
    [InlineData("'/opt' = { '.' = 'read', 'a' = 'write' }", "/opt=Read, /opt/a=Write")]
    [InlineData("':zork' = 'read'", ":zork=Read")]
    public void Entries_are_sorted_by_key(string fileSystem, string expected)
    {
        var profile = Resolve($"[permissions.a.filesystem]\n{fileSystem}", "a");

        Assert.Equal(expected, Entries(profile));
    }

    [Theory]
    [InlineData("", "nope", "default_permissions requires a `[permissions]` table")]
    [InlineData("[permissions.a]", "nope", "default_permissions refers to undefined profile `nope`")]
    [InlineData("", ":nope", "default_permissions refers to unknown built-in profile `:nope`")]
    [InlineData("[permissions.a]\nextends = 'zz'", "a", "permissions profile `a` extends undefined profile `zz`")]
    [InlineData("[permissions.a]\nextends = ':danger-full-access'", "a", "permissions profile `a` cannot extend unsupported built-in profile `:danger-full-access`")]
    [InlineData("[permissions.a]\nextends = 'b'\n[permissions.b]\nextends = 'a'", "a", "permissions profile inheritance cycle detected: a -> b -> a")]
    [InlineData("[permissions.a]\nextends = 'a'", "a", "permissions profile inheritance cycle detected: a -> a")]
    [InlineData("[permissions.a]\nextends = 'b'\n[permissions.b]\nextends = 'c'\n[permissions.c]\nextends = 'b'", "a", "permissions profile inheritance cycle detected: b -> c -> b")]
    [InlineData("[permissions.a.filesystem]\n'foo/bar' = 'read'", "a", "filesystem path `foo/bar` must be absolute, use `~/...`, or start with `:`")]
    [InlineData("[permissions.a.filesystem.':workspace_roots']\n'../x' = 'read'", "a", "filesystem subpath `../x` must be a descendant path without `.` or `..` components")]
    [InlineData("[permissions.a.filesystem.':workspace_roots']\n'/x' = 'read'", "a", "filesystem subpath `/x` must be a descendant path without `.` or `..` components")]
    [InlineData("[permissions.a.filesystem.':minimal']\n'x' = 'read'", "a", "filesystem path `:minimal` does not support nested entries")]
    [InlineData("[permissions.a.filesystem]\n'/opt/**/*.pem' = 'read'", "a", "filesystem glob path `/opt/**/*.pem` only supports `deny` access; use an exact path or trailing `/**` for `read` subtree access")]
    [InlineData("[permissions.a.filesystem]\nglob_scan_max_depth = 0", "a", "glob_scan_max_depth must be at least 1")]
    [InlineData("[permissions.a.filesystem]\n'/opt' = 'rw'", "a", "data did not match any variant of untagged enum FilesystemPermissionToml")]
    public void Errors(string toml, string id, string expected)
    {
        var resolver = new PermissionResolver(TomlText.Parse(toml), Cwd, Home);

        Assert.Null(resolver.TryResolve(id, [], out var failure));
        Assert.Equal(expected, failure!.Detail);
    }

    [Fact]
    public void A_child_overrides_its_parents_entries_in_place()
    {
        var profile = Resolve(
            """
            [permissions.a]
            extends = "b"
            [permissions.a.filesystem]
            ":root" = "deny"
            [permissions.a.filesystem.":workspace_roots"]
            ".git" = "write"
            [permissions.b]
            extends = ":workspace"
            [permissions.b.filesystem]
            ":tmpdir" = "read"
            "/opt" = "read"
            """,
            "a");

        Assert.Equal(
            "/opt=Read, :root=Deny, :slash_tmp=Write, :tmpdir=Read, :workspace_roots=Write, :workspace_roots/.agents=Read, :workspace_roots/.codex=Read, :workspace_roots/.git=Write",
            Entries(profile));
        Assert.Equal("b", Assert.IsType<ResolvedPermissionProfile.Named>(profile).Extends);
    }

    [Fact]
    public void Workspace_roots_are_relative_to_the_cwd_and_false_turns_one_off()
    {
        var profile = Resolve(
            """
            [permissions.a]
            extends = "b"
            workspace_roots = { "~/x" = true, "../y" = true, "/z" = false }
            [permissions.b.workspace_roots]
            "/z" = true
            "/w" = true
            """,
            "a");

        Assert.Equal(["/repo/y", "/w", "/home/me/x"], profile.WorkspaceRoots);
    }

    [Theory]
    [InlineData("", NetworkAccess.Restricted)]
    [InlineData("permissions.a.network.mode = 'full'", NetworkAccess.Restricted)]
    [InlineData("permissions.a.network.enabled = true", NetworkAccess.Enabled)]
    [InlineData("permissions.b.network.enabled = true", NetworkAccess.Enabled)]
    public void Network_is_off_unless_enabled(string network, NetworkAccess expected)
    {
        var profile = Resolve($"permissions.a.extends = 'b'\npermissions.b.description = 'parent'\n{network}", "a");

        Assert.Equal(expected, Assert.IsType<PermissionProfile.Managed>(profile.Profile).Network);
    }

    [Theory]
    [InlineData("", "Permissions profile `a` does not define any recognized filesystem entries for this version of Codex. Filesystem access will remain restricted. Upgrade Codex if this profile expects filesystem permissions.")]
    [InlineData("':root' = 'read'\n':cwd' = 'write'", "Configured filesystem path `:cwd` is not recognized by this version of Codex and will be ignored. Upgrade Codex if this path is required.")]
    [InlineData("':workspace_roots' = { '**/*.env' = 'deny' }", "Filesystem deny-read glob `:workspace_roots/**/*.env` uses `**`. Non-macOS sandboxing does not support unbounded `**` natively; set `glob_scan_max_depth` in this filesystem profile to cap Linux glob expansion and silence this warning, or enumerate explicit depths such as `*.env`, `*/*.env`, and `*/*/*.env`.")]
    public void Warnings(string fileSystem, string expected)
    {
        var warnings = new List<string>();
        var resolver = new PermissionResolver(TomlText.Parse($"[permissions.a.filesystem]\n{fileSystem}"), Cwd, Home);

        Assert.NotNull(resolver.TryResolve("a", warnings, out _));
        Assert.Equal([expected], warnings);
    }

    [Fact]
    public void List_names_built_ins_first_and_says_which_profiles_do_not_resolve()
    {
        var resolver = new PermissionResolver(
            TomlText.Parse("[permissions.z]\nextends = 'nope'\n[permissions.dev]\ndescription = 'mine'"), Cwd, Home);

        Assert.Equal(
            [
                new(":read-only", null, true), new(":workspace", null, true), new(":danger-full-access", null, true),
                new("dev", "mine", true), new("z", null, false),
            ],
            resolver.List());
    }

    private static string Entries(ResolvedPermissionProfile profile) => string.Join(
        ", ",
        Assert.IsType<FileSystemPolicy.Restricted>(Assert.IsType<PermissionProfile.Managed>(profile.Profile).FileSystem).Entries
            .Select(entry => $"{FileSystemEntries.Spelling(entry.Target)}={entry.Access}"));

    private static ResolvedPermissionProfile Resolve(string toml, string id)
    {
        var profile = new PermissionResolver(TomlText.Parse(toml), Cwd, Home).TryResolve(id, [], out var failure);
        Assert.Null(failure);
        return profile!;
    }
}
