using System.Text;

using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Loading;

/// <summary>Whatever stands at the place of a configuration file, loading ends with a failure and not with an exception.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_folder()
    {
        Directory.CreateDirectory(_fixture.UserFile);

        Assert.Equal("Failed to read config file @home/config.toml: Is a directory (os error 21)", _fixture.Shorten(_fixture.Load().Failure!.Message));
    }

    [Fact]
    public void A_link_to_itself()
    {
        File.CreateSymbolicLink(_fixture.UserFile, _fixture.UserFile);

        Assert.StartsWith("Failed to read config file", _fixture.Load().Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_utf8()
    {
        File.WriteAllBytes(_fixture.UserFile, [(byte)'a', (byte)'=', (byte)'"', 0xFF, (byte)'"']);

        Assert.NotNull(_fixture.Load().Failure);
    }

    [Theory]
    [InlineData("a = ", "[", "]")]
    [InlineData("a = ", "{a=", "}")]
    [InlineData("permissions = ", "{a=", "}")]
    public void Deep_nesting(string head, string open, string close)
    {
        _fixture.WithUser(head + string.Concat(Enumerable.Repeat(open, 1000)) + "1" + string.Concat(Enumerable.Repeat(close, 1000)));

        Assert.NotNull(_fixture.Load().Failure);
    }

    [Fact]
    public void Long_chains_of_parents()
    {
        var text = new StringBuilder("default_permissions = \"p0\"\n");
        for (var i = 0; i < 1000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"[permissions.p{i}]\nextends = \"p{(i + 1) % 1000}\"\n");
        }

        Assert.StartsWith("permissions profile inheritance cycle detected: p0 -> p1", _fixture.WithUser(text.ToString()).Load().Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            File.WriteAllBytes(_fixture.UserFile, bytes);
            var snapshot = _fixture.Load();
            Assert.True(snapshot.Failure is null == snapshot.Effective is not null);
        }
    }

    /// <summary>Pieces of real configuration in random order reach further than random bytes do.</summary>
    [Fact]
    public void Random_pieces()
    {
        string[] pieces =
        [
            "model", "=", "\"x\"", "3", "[", "]", "[[", "]]", "{", "}", ",", "\n", "permissions", ".", "filesystem", "\":root\"", "\"read\"",
            "approval_policy", "granular", "true", "features", "mcp_servers", "tools", "web_search", "default_permissions", "\"a\"", "a", "extends",
        ];
        var random = new Random(2);
        for (var i = 0; i < 2000; i++)
        {
            _fixture.WithUser(string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)] + " ")));
            var snapshot = _fixture.Load();
            Assert.True(snapshot.Failure is null == snapshot.Effective is not null);
        }
    }
}
