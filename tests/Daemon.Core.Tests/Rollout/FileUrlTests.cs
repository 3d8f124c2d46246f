using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Tests.Rollout;

public sealed class FileUrlTests
{
    [Theory]
    [InlineData("/", "file:///")]
    [InlineData("/ws/a-b_c.~!$&'()*+,;=:@", "file:///ws/a-b_c.~!$&'()*+,;=:@")]
    [InlineData("/a b\t/é", "file:///a%20b%09/%C3%A9")]
    [InlineData("/100%/#?\"<>`{}", "file:///100%25/%23%3F%22%3C%3E%60%7B%7D")]
    public void Paths_become_urls_and_come_back(string path, string url)
    {
        Assert.Equal(url, FileUrl.FromPath(path));
        Assert.Equal(path, FileUrl.ToPath(url));
    }

    [Fact]
    public void What_is_no_url_is_a_path() => Assert.Equal("/a%20b", FileUrl.ToPath("/a%20b"));
}
