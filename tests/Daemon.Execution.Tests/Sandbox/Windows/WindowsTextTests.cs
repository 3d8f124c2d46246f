using Daemon.Execution.Sandbox.Windows;
using Daemon.Execution.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

/// <summary>Command lines, environments and programs as Windows wants them.</summary>
public sealed class WindowsTextTests
{
    [Theory]
    [InlineData("a b", "\"a b\"")]
    [InlineData("", "\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("a b\\", "\"a b\\\\\"")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("tab\there", "\"tab\there\"")]
    public void Arguments_are_quoted_as_programs_read_them(string argument, string expected) =>
        Assert.Equal($"prog {expected}", CommandLineText.Build(@"C:\prog.exe", ["prog", argument]));

    [Theory]
    [InlineData("&calc")]
    [InlineData("\"")]
    [InlineData("%PATH%")]
    [InlineData("a\nb")]
    public void Arguments_that_a_batch_file_would_run_are_refused(string argument)
    {
        Assert.Throws<CommandStartException>(() => CommandLineText.Build(@"C:\x\npm.CMD", ["npm", argument]));
        Assert.NotEmpty(CommandLineText.Build(@"C:\x\npm.exe", ["npm", argument]));
    }

    [Fact]
    public void A_line_that_Windows_does_not_take_is_refused() =>
        Assert.Throws<CommandStartException>(() => CommandLineText.Build(@"C:\p.exe", ["p", new string('x', 32_765)]));

    [Fact]
    public void Environments_are_sorted_and_ended() =>
        Assert.Equal("a=1\0B=2\0c=\0\0", EnvironmentBlock.Build(new Dictionary<string, string> { ["c"] = "", ["B"] = "2", ["a"] = "1" }));

    [Fact]
    public void Without_a_network_programs_are_asked_to_stay_off_it()
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Path"] = @"C:\Windows", ["https_proxy"] = "http://mine:1", ["PathExt"] = ".EXE;.cmd;.PY",
        };
        NetworkDenialVariables.Apply(environment, @"C:\deny");
        Golden.Check("windows-network-variables.txt", string.Concat(environment.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}\n")));
    }

    [Theory]
    [InlineData("tool", @"C:\b\tool.EXE")]
    [InlineData("tool.exe", @"C:\b\tool.exe")]
    [InlineData(@"sub\run", @"C:\ws\sub\run.BAT")]
    [InlineData(@"D:\abs.exe", @"D:\abs.exe")]
    public void Programs_are_found_by_path_and_extension(string program, string expected)
    {
        string[] files = [@"C:\ws\tool.exe", @"C:\b\tool.exe", @"C:\ws\sub\run.bat", @"D:\abs.exe"];
        Assert.Equal(expected, WindowsExecutableLookup.Find(Spec(program), Variables(), file => files.Contains(file, StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    public void A_program_that_is_nowhere_is_not_found(string program) => Assert.Equal(
        CommandStartFailure.NotFound,
        Assert.Throws<CommandStartException>(() => WindowsExecutableLookup.Find(Spec(program), Variables(), file => file == @"C:\ws\none.exe")).Failure);

    private static CommandSpec Spec(string program) => new()
    {
        Argv = [program], WorkingDirectory = @"C:\ws", Environment = Variables(), Profile = Fixture.FullAccess, WorkspaceRoots = [],
    };

    private static Dictionary<string, string> Variables() => new() { ["PATH"] = @"C:\a;""C:\b"";;", ["PATHEXT"] = ".EXE;.BAT" };
}
