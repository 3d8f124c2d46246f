using Daemon.Core.Commands;

namespace Daemon.Core.Tests.Commands;

public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("ls", "ls")]
    [InlineData("  ls -l  \n", "ls,-l")]
    [InlineData("a && b || c; d | e\nf", "a;b;c;d;e;f")]
    [InlineData("echo 'a b'\"c d\"e ''", "echo,a bc de,")]
    [InlineData("echo a=b 1 --x=y", "echo,a=b,1,--x=y")]
    public void SplitsPlainScripts(string script, string commands) =>
        Assert.Equal(commands, string.Join(';', ShellScript.Split(script)!.Select(c => string.Join(',', c))));

    [Theory]
    [InlineData("")]
    [InlineData("ls;")]
    [InlineData("ls &&")]
    [InlineData("; ls")]
    [InlineData("ls ;; ls")]
    [InlineData("ls && && ls")]
    [InlineData("ls &")]
    [InlineData("ls |& cat")]
    [InlineData("ls > x")]
    [InlineData("ls 2>&1")]
    [InlineData("cat <<EOF\nx\nEOF")]
    [InlineData("(ls)")]
    [InlineData("{ ls; }")]
    [InlineData("! ls")]
    [InlineData("A=1 ls")]
    [InlineData("A=1")]
    [InlineData("if a; then b; fi")]
    [InlineData("for i in a; do b; done")]
    [InlineData("f() { ls; }")]
    [InlineData("ls $x")]
    [InlineData("ls \"$x\"")]
    [InlineData("ls $(x)")]
    [InlineData("ls `x`")]
    [InlineData("ls $'x'")]
    [InlineData("ls *.c")]
    [InlineData("ls ~")]
    [InlineData("ls a\\ b")]
    [InlineData("ls \"a\\\"\"")]
    [InlineData("ls 'open")]
    [InlineData("ls \"open")]
    [InlineData("ls # comment")]
    public void RefusesEverythingElse(string script) => Assert.Null(ShellScript.Split(script));

    [Fact]
    public void OnlyAShellWithOneScriptIsLookedInto()
    {
        Assert.Equal("ls", ShellScript.In(["/usr/bin/zsh", "-c", "ls"]));
        Assert.Null(ShellScript.In(["bash", "-c", "ls", "x"]));
        Assert.Null(ShellScript.In(["bash", "-x", "ls"]));
        Assert.Null(ShellScript.In(["python3", "-c", "ls"]));
        Assert.Equal([["bash", "-lc", "ls > x"]], ShellScript.CommandsOf(["bash", "-lc", "ls > x"]));
    }

    [Fact]
    public void AnyTextCanBeRead()
    {
        const string Pieces = "ab '\"\\$`(){}<>|&;\n#~*-rm f=!\t<<E";
        var random = new Random(5);
        int split = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string script = new([.. Enumerable.Range(0, random.Next(24)).Select(_ => Pieces[random.Next(Pieces.Length)])]);
            split += ShellScript.Split(script) is null ? 0 : 1;
            Assert.DoesNotContain(ShellScript.LiteralCommands(script), command => command.Count == 0);
        }

        Assert.NotEqual(0, split);
    }
}
