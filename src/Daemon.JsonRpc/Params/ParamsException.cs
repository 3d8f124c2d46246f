using System.Text.Json;

namespace Daemon.JsonRpc.Params;

/// <summary>Thrown by a converter whose text is to reach the client as it is, without the framework's additions.</summary>
public sealed class ParamsException(string message) : JsonException(message);
