using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

/// <summary>The many names of one place, and names that are none.</summary>
public sealed class WindowsPathTests
{
    private readonly FakeVolume _volume = new FakeVolume()
        .Add(@"C:\Users\Me\Long Folder Name\file.txt")
        .Add(@"C:\Progs\", shortName: "PROGS~1")
        .Add(@"C:\Work\", link: @"D:\Real\Work")
        .Add(@"C:\rel\", link: @"..\Users\me")
        .Add(@"C:\loop\", link: @"C:\loop")
        .Add(@"C:\mounted\", link: @"\\?\Volume{11111111-1111-1111-1111-111111111111}\")
        .Add(@"D:\Real\Work\.Git\config");

    [Theory]
    [InlineData(@"c:\users\me", "/C:/users/me")]
    [InlineData(@"C:/Users//me\.\x\..\", "/C:/Users/me")]
    [InlineData(@"C:\..\..\x", "/C:/x")]
    [InlineData(@"C:\", "/C:")]
    [InlineData(@"\\?\C:\Users", "/C:/Users")]
    [InlineData(@"\??\C:\Users", "/C:/Users")]
    [InlineData(@"\\server\share\a\..\..\b", "/UNC/server/share/b")]
    [InlineData(@"\\?\UNC\server\share\x", "/UNC/server/share/x")]
    [InlineData(@"C:\a. .\b ", "/C:/a/b")]
    [InlineData(@"C:\.git", "/C:/.git")]
    [InlineData(@"C:\ünï ☃", "/C:/ünï ☃")]
    public void Paths_have_one_form(string native, string plan) => Assert.Equal(plan, WindowsPath.ToPlan(native));

    [Theory]
    [InlineData("/C:", @"C:\")]
    [InlineData("/C:/Users/me", @"C:\Users\me")]
    [InlineData("/UNC/server/share/x", @"\\server\share\x")]
    public void Plans_are_told_to_the_system_in_its_own(string plan, string native) => Assert.Equal(native, WindowsPath.ToNative(plan));

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData(@"\rooted")]
    [InlineData("C:drive-relative")]
    [InlineData(@"C:\file.txt:stream")]
    [InlineData(@"C:\folder::$INDEX_ALLOCATION")]
    [InlineData(@"\\.\PhysicalDrive0")]
    [InlineData(@"\\?\Volume{11111111-1111-1111-1111-111111111111}\x")]
    [InlineData(@"\\?\GLOBALROOT\Device\HarddiskVolume1")]
    [InlineData(@"\\server")]
    [InlineData(@"\\server\..\x")]
    [InlineData(@"C:\NUL")]
    [InlineData(@"C:\x\com1.txt")]
    [InlineData(@"C:\x\lpt¹")]
    [InlineData(@"C:\a*")]
    [InlineData("C:\\a\tb")]
    [InlineData(@"C:\a|b")]
    [InlineData(@"\\?\C:\trailing.")]
    [InlineData(@"\\?\C:\a\..\b")]
    [InlineData(@"C:\   \x")]
    public void Paths_without_a_sure_meaning_are_refused(string native) =>
        Assert.Equal(CommandStartFailure.SandboxUnavailable, Assert.Throws<CommandStartException>(() => WindowsPath.ToPlan(native)).Failure);

    [Theory]
    [InlineData(@"c:\users\ME\long folder name\FILE.TXT", "/C:/Users/Me/Long Folder Name/file.txt")]
    [InlineData(@"C:\progs~1\new", "/C:/Progs/new")]
    [InlineData(@"C:\work\.git", "/D:/Real/Work/.Git")]
    [InlineData(@"C:\rel\Long Folder Name", "/C:/Users/Me/Long Folder Name")]
    [InlineData(@"C:\Work\..\x", "/C:/x")]
    [InlineData(@"C:\none\such", "/C:/none/such")]
    public void Links_cases_and_short_names_lead_to_one_path(string native, string expected)
    {
        var files = new WindowsFiles(_volume);
        Assert.Equal(expected, files.Resolve(files.FromNative(native)));
    }

    [Fact]
    public void A_junction_in_a_circle_is_an_error() => Assert.Throws<IOException>(() => new WindowsFiles(_volume).Resolve("/C:/loop/x"));

    [Fact]
    public void A_junction_to_a_volume_without_a_letter_is_refused() =>
        Assert.Throws<CommandStartException>(() => new WindowsFiles(_volume).Resolve("/C:/mounted/x"));

    [Theory]
    [InlineData(@"C:\Users\**\*.TXT", "/C:/Users/Me/Long Folder Name/file.txt")]
    [InlineData(@"c:/users/me/*", "/C:/Users/Me/Long Folder Name")]
    [InlineData(@"C:\Work\*", "")]
    public void Patterns_match_in_any_case_and_do_not_walk_through_links(string pattern, string expected)
    {
        var files = new WindowsFiles(_volume);
        GlobPattern glob = GlobPattern.Below("/", files.FromPattern(pattern).TrimStart('/'), files.Comparison);
        Assert.Equal(expected, string.Join(' ', files.Matches(glob.In(files.Resolve(glob.Folder) is var real && glob.Folder.EndsWith("Work", StringComparison.Ordinal) ? glob.Folder : real), null)));
    }

    [Fact]
    public void A_pattern_without_a_drive_is_refused()
    {
        var files = new WindowsFiles(_volume);
        Assert.Throws<CommandStartException>(() => files.Matches(GlobPattern.Below("/", files.FromPattern("**/*.env").TrimStart('/')), null));
    }

    [Fact]
    public void Walks_end_at_the_depth_that_was_asked_for()
    {
        GlobPattern glob = GlobPattern.Below("/C:/Users", "**/*.txt", StringComparison.OrdinalIgnoreCase);
        Assert.Empty(new WindowsFiles(_volume).Matches(glob, 2));
        Assert.Single(new WindowsFiles(_volume).Matches(glob, 3));
    }
}
