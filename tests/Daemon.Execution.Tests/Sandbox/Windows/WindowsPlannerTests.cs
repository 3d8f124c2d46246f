using System.Text;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Execution.Tests.Sandbox.Verdicts;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests.Sandbox.Windows;

/// <summary>Plans of access lists: as written down, and with the answers of the table of verdicts.</summary>
public sealed class WindowsPlannerTests
{
    private const string Folder = @"C:\Users\me\t";
    private const string Group = "S-1-5-21-9-9-9-1010";
    private const string Offline = "S-1-5-21-9-9-9-1011";
    private const string Online = "S-1-5-21-9-9-9-1012";

    /// <summary>What the unelevated sandbox refuses, as the documentation says.</summary>
    private static readonly string[] RefusedUnelevated =
        ["proxied", "minimal", "deny", "reopened", "globs", "later", "carved-open", "nothing"];

    /// <summary>What entries of access lists cannot say.</summary>
    private static readonly string[] RefusedElevated = ["carved-open"];

    private readonly List<string> _places = [];

    public static TheoryData<string, bool> Profiles
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string profile in VerdictTable.For('E').Select(verdict => verdict.Profile).Distinct())
            {
                data.Add(profile, false);
                data.Add(profile, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Plans_are_as_written_down(string profile, bool elevated)
    {
        var text = new StringBuilder();
        try
        {
            WindowsPlan plan = Build(profile, elevated);
            text.Append($"as {plan.Identity} with {string.Join(", ", plan.Capabilities)}\n");
            plan.Placeholders.ToList().ForEach(folder => text.Append($"make {folder}\n"));
            plan.Closed.ToList().ForEach(folder => text.Append($"hold {folder}\n"));
            plan.Edits.ToList().ForEach(edit => text.Append($"{edit}\n"));
        }
        catch (CommandStartException refusal)
        {
            text.Append($"refused: {refusal.Message}\n");
        }

        Golden.Check($"windows-{(elevated ? "elevated" : "unelevated")}-{profile}.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Plans_answer_as_the_table_says(string profile, bool elevated)
    {
        if ((elevated ? RefusedElevated : RefusedUnelevated).Contains(profile))
        {
            Assert.Equal(CommandStartFailure.SandboxUnavailable, Assert.Throws<CommandStartException>(() => Build(profile, elevated)).Failure);
            return;
        }

        WindowsPlan plan = Build(profile, elevated);
        var view = new AclView(plan, [Group, plan.Identity == WindowsIdentity.Online ? Online : Offline]);
        var wrong = new List<string>();
        foreach ((_, string path, char expected) in VerdictTable.For(elevated ? 'E' : 'U').Where(verdict => verdict.Profile == profile))
        {
            string native = path.StartsWith('/') ? @"C:\Windows\hosts" : path == "." ? Folder : path == ".." ? @"C:\Users\me\" : $@"{Folder}\{path.Replace('/', '\\')}";
            char actual = path is "/etc/hosts" or ".." ? expected : view.AccessTo(native);
            if (actual != expected)
            {
                wrong.Add($"{path}: {expected} expected, {actual} found");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Two_profiles_of_one_folder_have_identities_of_their_own() =>
        Assert.NotEqual(Build("workspace", false).Capabilities[0], Build("lifted", false).Capabilities[0]);

    [Theory]
    [InlineData("network", true)]
    [InlineData("workspace", false)]
    [InlineData("proxied", false)]
    public void Who_may_use_the_network_directly_runs_as_another_account(string profile, bool online) =>
        Assert.Equal(online ? WindowsIdentity.Online : WindowsIdentity.Offline, Build(profile, elevated: true).Identity);

    [Fact]
    public void Accounts_that_are_not_set_up_are_a_refusal() => Assert.Throws<CommandStartException>(
        () => WindowsPlanner.Elevated(Plan("workspace"), new WindowsPrincipals(Capability, "S-1-5-21-1-1-1-1", null), []));

    [Theory]
    [InlineData(@"\\server\share\ws")]
    [InlineData(@"C:\")]
    public void Places_that_no_entry_can_be_written_for_are_refused(string root)
    {
        SandboxPlan plan = SandboxPlanner.Plan(
            Fixture.WorkspaceWrite, new SandboxPlaces([root], null, [], []) { Files = new WindowsFiles(new FakeVolume().Add(@"\\server\share\ws\")) });
        Assert.Throws<CommandStartException>(() => WindowsPlanner.Unelevated(plan, new WindowsPrincipals(Capability, "S-1-5-21-1-1-1-1", null)));
    }

    [Fact]
    public void A_protected_name_that_is_a_junction_is_refused()
    {
        FakeVolume volume = Volume().Add($@"{Folder}\ws\.codex\", link: @"C:\elsewhere");
        Assert.Throws<CommandStartException>(() => SandboxPlanner.Plan(Fixture.WorkspaceWrite, Places(volume)));
    }

    [Fact]
    public void A_protected_name_in_another_case_is_protected()
    {
        FakeVolume volume = new FakeVolume().Add($@"{Folder}\ws\.GIT\config");
        SandboxPlan plan = SandboxPlanner.Plan(Fixture.WorkspaceWrite, Places(volume));
        Assert.Equal(PathAccess.Read, plan.AccessTo("/C:/Users/me/t/ws/.GIT/config"));
        Assert.Equal(PathAccess.Read, plan.AccessTo("/c:/users/ME/t/WS/.Git/hooks"));
    }

    [Fact]
    public void The_name_of_a_denied_place_and_where_it_leads_are_both_closed()
    {
        FakeVolume volume = Volume().Add(@"C:\Users\me\alias\", link: Folder + @"\outside");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), new FileSystemEntry(new FileSystemTarget.Path(@"C:\Users\me\alias"), FileSystemAccess.Deny));
        WindowsPlan plan = WindowsPlanner.Elevated(SandboxPlanner.Plan(profile, Places(volume)), Principals(), []);
        Assert.Equal([Folder + @"\control", Folder + @"\outside", @"C:\Users\me\alias"], plan.Edits.Where(edit => !edit.Allows).Select(edit => edit.Path));
    }

    [Fact]
    public void Refusals_come_before_grants_so_that_a_failure_in_the_middle_opens_nothing()
    {
        foreach (string profile in new[] { "workspace", "deny", "second-root" })
        {
            List<bool> allows = [.. Build(profile, elevated: true).Edits.Select(edit => edit.Allows)];
            Assert.Equal(allows.Order(), allows);
        }
    }

    [Fact]
    public void Rights_to_write_are_not_rights_to_delete_what_is_protected_inside() =>
        Assert.All(
            Build("workspace", false).Edits.Where(edit => edit.Allows),
            edit => Assert.Equal(0u, edit.Mask & (0x40 | 0x0004_0000 | 0x0008_0000)));

    private static FakeVolume Volume()
    {
        var volume = new FakeVolume();
        foreach (string entry in VerdictTree.Entries)
        {
            _ = volume.Add($@"{Folder}\{entry.Replace('/', '\\')}");
        }

        return volume;
    }

    private static SandboxPlaces Places(FakeVolume volume) =>
        new([Folder + @"\ws"], Folder + @"\tmp", [Folder + @"\lib"], [("/C:/Users/me/t/control", PathAccess.Hidden)]) { Files = new WindowsFiles(volume), SlashTmp = null };

    private static SandboxPlan Plan(string profile) => SandboxPlanner.Plan(VerdictTree.Profile(profile, Folder, '\\'), Places(Volume()));

    private WindowsPlan Build(string profile, bool elevated) =>
        elevated ? WindowsPlanner.Elevated(Plan(profile), Principals(), [Folder]) : WindowsPlanner.Unelevated(Plan(profile), Principals());

    private WindowsPrincipals Principals() => new(Capability, "S-1-5-21-1-1-1-1", new SandboxAccountSids(Offline, Online, Group));

    private string Capability(string place)
    {
        if (!_places.Contains(place))
        {
            _places.Add(place);
        }

        // In goldens an identity is its place's number; in comparisons of two plans it must differ by place.
        return $"S-1-5-21-2-2-{_places.IndexOf(place)}-1001";
    }
}
