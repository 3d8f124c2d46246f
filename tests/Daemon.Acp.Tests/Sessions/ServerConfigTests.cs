using Daemon.Acp.Sessions;
using Daemon.JsonRpc;
using Daemon.Protocol.Acp.Sessions;

namespace Daemon.Acp.Tests.Sessions;

public sealed class ServerConfigTests
{
    [Fact]
    public void Programs_and_addresses_become_configuration()
    {
        var config = ServerConfig.Of(
        [
            new McpServer { Name = "my files", Command = "/bin/files", Args = ["-v"], Env = [new NamedValue { Name = "A", Value = "1" }] },
            new McpServer { Name = "web", Type = "http", Url = "http://127.0.0.1/mcp", Headers = [new NamedValue { Name = "X", Value = "y" }] },
        ]);

        Assert.Equal("""{"command":"/bin/files","args":["-v"],"env":{"A":"1"}}""", config!["mcp_servers.my_files"].GetRawText());
        Assert.Equal("""{"url":"http://127.0.0.1/mcp","http_headers":{"X":"y"}}""", config["mcp_servers.web"].GetRawText());
    }

    [Fact]
    public void No_servers_are_no_configuration() => Assert.Null(ServerConfig.Of([]));

    [Theory]
    [InlineData("sse", null, "http://x")]
    [InlineData("http", "/bin/x", null)]
    [InlineData(null, null, "http://x")]
    public void A_server_without_what_its_type_needs_is_refused(string? type, string? command, string? url) =>
        Assert.Throws<RpcException>(() => ServerConfig.Of([new McpServer { Name = "s", Type = type, Command = command, Url = url }]));
}
