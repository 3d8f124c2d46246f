using System.Net;
using Daemon.ModelClient.Transport;

namespace Daemon.ModelClient.Tests.Transport;

public sealed class LoopbackBypassProxyTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8190/v1", true)]
    [InlineData("http://127.9.9.9/", true)]
    [InlineData("http://[::1]:80/", true)]
    [InlineData("http://localhost:1234/", true)]
    [InlineData("https://api.openai.com/v1", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void Loopback_is_reached_directly(string destination, bool direct)
    {
        var proxy = new LoopbackBypassProxy(new WebProxy("http://proxy.example:3128"));

        Assert.Equal(direct, proxy.IsBypassed(new Uri(destination)));
        Assert.Equal(direct ? null : new Uri("http://proxy.example:3128"), proxy.GetProxy(new Uri(destination)));
    }
}
