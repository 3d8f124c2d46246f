using Daemon.JsonRpc;

namespace Daemon.Acp;

/// <summary>The protocol's own error codes, and what is answered for which failure.</summary>
internal static class AcpErrors
{
    /// <summary>The user has to sign in first.</summary>
    public const int AuthenticationRequired = -32000;

    /// <summary>A session or file that is not there.</summary>
    public const int ResourceNotFound = -32002;

    public static RpcException UnknownSession(string id) => new(ResourceNotFound, $"there is no session {id} here: load or create it first");

    public static RpcException InvalidParams(string message) => new(ErrorCodes.InvalidParams, message);
}
