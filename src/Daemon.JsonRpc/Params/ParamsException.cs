using System.Text.Json;

namespace Daemon.JsonRpc.Params;

/// <summary>
/// Thrown by a converter whose text is to reach the client as it is. Told from the framework's own exceptions, it is known to be the
/// first problem of the text, before whatever a search would find.
/// </summary>
public sealed class ParamsException(string message) : JsonException(message);
