using System.Globalization;
using System.Text;
using Daemon.AppServer.Mapping;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors;

/// <summary>How much a user may say at once.</summary>
internal static class InputLimits
{
    /// <exception cref="RpcException">A part is null or points at nothing, or all together are too long.</exception>
    public static void Check(IReadOnlyList<UserInput> input)
    {
        if (input.Contains(null!))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "Invalid request: invalid type: null, expected a part of user input");
        }

        foreach (var part in input)
        {
            // One of the two names what is shown.
            if (part is UserInput.Image { Url: null, FileId: null } or UserInput.Audio { Url: null, FileId: null })
            {
                throw new RpcException(
                    ErrorCodes.InvalidRequest, $"Invalid request: data did not match any variant of untagged enum {part.GetType().Name}Reference");
            }
        }

        var length = InputMapper.CountCharacters(input);
        if (length > InputMapper.MaxCharacters)
        {
            var data = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"input_error_code":"input_too_large","max_chars":{{InputMapper.MaxCharacters}},"actual_chars":{{length}}}""");
            throw new RpcException(
                ErrorCodes.InvalidParams,
                string.Create(CultureInfo.InvariantCulture, $"Input exceeds the maximum length of {InputMapper.MaxCharacters} characters."),
                Encoding.UTF8.GetBytes(data));
        }
    }
}
