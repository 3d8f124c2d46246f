using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Tests.Policy;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("Example.COM", "example.com")]
    [InlineData("example.com.", "example.com")]
    [InlineData("127.0.0.1.", "127.0.0.1")]
    [InlineData("[::1]", "::1")]
    [InlineData("[0:0:0:0:0:FFFF:7F00:1]", "::ffff:127.0.0.1")]
    [InlineData("a_b.example", "a_b.example")]
    [InlineData("1a.example", "1a.example")]
    public void A_host_has_one_spelling(string written, string expected)
    {
        Assert.True(HostName.TryParse(written, out var host));
        Assert.Equal(expected, host.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a b")]
    [InlineData("a%00.b")]
    [InlineData("user@host")]
    [InlineData("a/b")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f000001")]
    [InlineData("127.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.0.0.01")]
    [InlineData("256.0.0.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("[::1")]
    [InlineData("[example.com]")]
    [InlineData("münchen.example")]
    public void What_others_could_read_as_another_host_is_none(string written) => Assert.False(HostName.TryParse(written, out _));
}
