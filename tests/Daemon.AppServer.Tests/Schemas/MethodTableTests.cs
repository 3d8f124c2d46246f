using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Protocol.Schemas;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Tests.Schemas;

/// <summary>What the daemon reads and writes is what its schemas say.</summary>
public sealed class MethodTableTests
{
    [Fact]
    public async Task Every_method_has_a_schema_of_the_types_that_it_is_handled_with()
    {
        await using var daemon = new ScriptedDaemon();
        var schemas = ProtocolDescription.Load(experimental: true).Methods.Where(method => method.Side is MethodSide.ClientRequest)
            .ToDictionary(method => method.Name);
        var problems = daemon.Methods.Select(method => Problem(method, schemas.GetValueOrDefault(method.Name))).OfType<string>().ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Every_request_of_the_schemas_is_answered()
    {
        await using var daemon = new ScriptedDaemon();
        var answered = daemon.Methods.Select(method => method.Name).ToHashSet();
        var schemas = ProtocolDescription.Load(experimental: true).Methods.Where(method => method.Side is MethodSide.ClientRequest);
        Assert.Empty(schemas.Select(method => method.Name).Where(name => !answered.Contains(name)));
    }

    private static string? Problem(Method method, MethodSchema? schema)
    {
        var types = method.GetType().GenericTypeArguments;
        var (parameters, result) = (types[0], types[1]);
        if (schema is null)
        {
            return $"{method.Name}: its constant needs [WireMethod(typeof({parameters.Name}), typeof({result.Name}))], see src/Daemon.Protocol/README.md";
        }

        if ((schema.Parameters?.Name ?? nameof(NoParams)) != parameters.Name)
        {
            return $"{method.Name}: reads {parameters.Name}, but its [WireMethod] says {schema.Parameters?.Name ?? nameof(NoParams)}";
        }

        if (schema.MayOmitParameters != method.MayOmitParameters)
        {
            return $"{method.Name}: OptionalParams of its [WireMethod] and optionalParams of its registration differ";
        }

        // Raw JSON is written by hand, with a type for the schema alone.
        var said = ProtocolDescription.ReferenceIn(schema.Result!.Schema) ?? nameof(RawJson);
        return result == typeof(RawJson) || said == result.Name
            ? null
            : $"{method.Name}: writes {result.Name}, but its [WireMethod] says {said}";
    }
}
