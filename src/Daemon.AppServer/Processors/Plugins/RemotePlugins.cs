using System.Buffers;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Credentials;

namespace Daemon.AppServer.Processors.Plugins;

/// <summary>
/// The vendor's catalogue of plugins, which is for accounts at the vendor alone; a key of its programming interface is none. Who has no
/// account is refused in the words that clients know, and who has one is told that this daemon does not speak to the catalogue.
/// </summary>
internal sealed class RemotePlugins(DaemonState daemon)
{
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-~");

    private readonly LoginStore _logins = new(daemon.Options.CodexHome);

    /// <exception cref="RpcException">The text is no id of a remote plugin.</exception>
    public static void CheckId(string id, string problem = "invalid remote plugin id: only ASCII letters, digits, `_`, `-`, and `~` are allowed")
    {
        if (id.Length == 0 || id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, problem);
        }
    }

    /// <exception cref="RpcException">Always: see above.</exception>
    public async Task RequireAccountAsync(string purpose, CancellationToken cancellationToken) => throw await RefusalAsync(purpose, cancellationToken);

    /// <param name="purpose">What the account is needed for.</param>
    public async Task<RpcException> RefusalAsync(string purpose, CancellationToken cancellationToken)
    {
        try
        {
            var reason = (await _logins.ReadAsync(cancellationToken))?.Kind switch
            {
                null => "chatgpt authentication required for remote plugin catalog",
                LoginKind.ApiKey => "chatgpt authentication required for remote plugin catalog; api key auth is not supported",
                _ => "this daemon does not speak to the remote plugin catalog",
            };
            return new RpcException(ErrorCodes.InvalidRequest, $"{purpose}: {reason}");
        }
        catch (ModelException failure)
        {
            return new RpcException(ErrorCodes.InternalError, failure.Message);
        }
    }
}
