using Daemon.Protocol.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>The types of one method, from the constant that holds its name.</summary>
internal static class MethodReader
{
    /// <summary>Null for a constant that is no method, or says no types.</summary>
    public static WireMethod? Read(IFieldSymbol field, ShapeReader shapes)
    {
        if (field.ConstantValue is not string name)
        {
            return null;
        }

        AttributeData? request = field.Attribute(KnownNames.MethodAttribute);
        if ((request ?? field.Attribute(KnownNames.NotificationAttribute)) is not { } attribute)
        {
            return null;
        }

        WireNamed? parameters = Named(attribute, 0, field, shapes);
        if (parameters?.Name is KnownNames.NoParams)
        {
            parameters = null;
        }

        return new WireMethod(
            name,
            parameters,
            attribute.NamedValue("OptionalParams") is true,
            request is null ? null : ResultOf(request, parameters, field, shapes))
        {
            Summary = DocText.Of(field),
        };
    }

    // Many methods share the empty result, and each has it under its own name.
    private static WireNamed? ResultOf(AttributeData request, WireNamed? parameters, IFieldSymbol field, ShapeReader shapes)
    {
        WireNamed? result = Named(request, 1, field, shapes);
        if (request.NamedValue("Response") is string own)
        {
            return result is null ? null : result with { Name = own };
        }

        return result?.Name is KnownNames.EmptyResponse && parameters is not null
            ? result with { Name = parameters.Name.Replace("Params", "Response") }
            : result;
    }

    private static WireNamed? Named(AttributeData attribute, int argument, IFieldSymbol field, ShapeReader shapes) =>
        attribute.ConstructorArguments[argument].Value is ITypeSymbol type && shapes.Read(type, field) is { } shape
            ? new WireNamed(type.SchemaName(), shape)
            : null;
}
