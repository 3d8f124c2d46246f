using System.Text.Json;

namespace Daemon.JsonRpc.Params;

/// <summary>
/// JSON does not fit the type that it is read as. The message is worded for the peer (see <see cref="ProblemText"/>), and names the
/// first problem in the order of the text.
/// </summary>
public sealed class ParamsException(string message) : JsonException(message);
